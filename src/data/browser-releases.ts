/**
 * Release dates of a browser: days between the listed versions follow by interpolation, right within weeks.
 * Written down 2026-11-23 from general knowledge, offline; where to check each table is said beside it.
 */
export interface ReleaseTable {
  /** Version and day of its stable release, ascending. */
  readonly releases: readonly (readonly [version: number, day: string])[];
  /** Days from one version to the next after the last listed one; 0 where later versions have no known date. */
  readonly cycle: number;
}

/** To check: chromiumdash.appspot.com/schedule. Edge and Opera follow within days. */
export const CHROME: ReleaseTable = {
  releases: [
    [1, "2008-12-11"],
    [10, "2011-03-08"],
    [20, "2012-06-26"],
    [30, "2013-10-01"],
    [40, "2015-01-21"],
    [50, "2016-04-13"],
    [57, "2017-03-09"],
    [63, "2017-12-06"],
    [71, "2018-12-04"],
    [79, "2019-12-10"],
    [81, "2020-04-07"],
    [83, "2020-05-19"],
    [87, "2020-11-17"],
    [94, "2021-09-21"],
    [97, "2022-01-04"],
    [103, "2022-06-21"],
    [109, "2023-01-10"],
    [114, "2023-05-30"],
    [120, "2023-12-05"],
    [126, "2024-06-11"],
    [132, "2025-01-14"],
    [138, "2025-06-24"],
    [143, "2025-12-02"],
    [144, "2026-01-13"],
  ],
  cycle: 28,
};

/** To check: whattrainisitnow.com/calendar. */
export const FIREFOX: ReleaseTable = {
  releases: [
    [4, "2011-03-22"],
    [17, "2012-11-20"],
    [26, "2013-12-10"],
    [34, "2014-12-01"],
    [45, "2016-03-08"],
    [52, "2017-03-07"],
    [57, "2017-11-14"],
    [64, "2018-12-11"],
    [72, "2020-01-07"],
    [84, "2020-12-15"],
    [95, "2021-12-07"],
    [108, "2022-12-13"],
    [115, "2023-07-04"],
    [121, "2023-12-19"],
    [128, "2024-07-09"],
    [134, "2025-01-07"],
    [140, "2025-06-24"],
    [146, "2025-12-09"],
    [147, "2026-01-13"],
  ],
  cycle: 28,
};

/** Version 17.5 is 1705. To check: Safari release notes. Versions after 26.2 are not dated. */
export const SAFARI: ReleaseTable = {
  releases: [
    [500, "2010-06-07"],
    [600, "2012-07-25"],
    [700, "2013-10-22"],
    [800, "2014-10-16"],
    [900, "2015-09-30"],
    [1000, "2016-09-20"],
    [1100, "2017-09-19"],
    [1200, "2018-09-17"],
    [1300, "2019-09-19"],
    [1301, "2020-03-24"],
    [1400, "2020-09-16"],
    [1401, "2021-04-26"],
    [1500, "2021-09-20"],
    [1506, "2022-07-20"],
    [1600, "2022-09-12"],
    [1606, "2023-07-24"],
    [1700, "2023-09-18"],
    [1706, "2024-07-29"],
    [1800, "2024-09-16"],
    [1806, "2025-07-29"],
    [2600, "2025-09-15"],
    [2602, "2025-12-12"],
  ],
  cycle: 0,
};

/** The Edge that was not Chromium: EdgeHTML 12 to 18. To check: Windows 10 release history. */
export const EDGE_LEGACY: ReleaseTable = {
  releases: [
    [12, "2015-07-29"],
    [13, "2015-11-12"],
    [14, "2016-08-02"],
    [15, "2017-04-05"],
    [16, "2017-10-17"],
    [17, "2018-04-30"],
    [18, "2018-11-13"],
  ],
  cycle: 0,
};

/** To check: Windows release history. */
export const INTERNET_EXPLORER: ReleaseTable = {
  releases: [
    [6, "2001-08-24"],
    [7, "2006-10-18"],
    [8, "2009-03-19"],
    [9, "2011-03-14"],
    [10, "2012-09-04"],
    [11, "2013-10-17"],
  ],
  cycle: 0,
};

/** Its Chrome number lags by months, so it has dates of its own. To check: its release notes. Undated after 28. */
export const SAMSUNG_INTERNET: ReleaseTable = {
  releases: [
    [4, "2016-04-19"],
    [9, "2019-01-30"],
    [13, "2020-12-02"],
    [16, "2021-11-24"],
    [20, "2023-02-15"],
    [23, "2023-11-03"],
    [25, "2024-04-24"],
    [28, "2025-04-02"],
  ],
  cycle: 0,
};
