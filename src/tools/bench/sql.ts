import { DuckDBInstance } from "@duckdb/node-api";

/** What an analyst would write instead: bursts, delays and clients by one DuckDB script, scored by a few fixed rules. */
const script = (file: string) => `
create table events as select lower(trim(email)) e, event k, epoch("timestamp"::timestamp)::bigint t, url, coalesce(ip, '') ip,
  coalesce(user_agent, '') ua, campaign c from read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true);
create table agents as select ua, regexp_matches(ua, 'bot|curl|python|java/|headless|scan', 'i') tool
  from (select distinct ua from events);
create table mails as select c, e, min(t) filter (k = 'delivered') delivered, min(t) filter (k = 'open') opened
  from events group by c, e;
create table links as select c, count(distinct url) n from events where k = 'click' group by c;
create table bursts as with steps as (select *, case when t - lag(t) over w <= 10 then 0 else 1 end opens_burst from events
    where k = 'click' window w as (partition by c, e order by t)),
  numbered as (select *, sum(opens_burst) over (partition by c, e order by t, opens_burst desc rows unbounded preceding) burst from steps)
  select c, e, burst, count(*) hits, count(distinct url) urls, min(t) began, max(t) ended, bool_or(tool) tool
  from numbered left join agents using (ua) group by c, e, burst;
select b.c, count(*) bursts, count(*) filter ((case when began - delivered <= 60 then 4 else 0 end)
  + (case when hits >= 3 and ended - began <= 6 then 3 else 0 end) + (case when urls = n and n >= 3 then 4 else 0 end)
  + (case when tool then 3 else 0 end) - (case when opened < began then 3 else 0 end) >= 5) automated
  from bursts b join mails using (c, e) join links l on l.c = b.c group by b.c order by b.c`;

const connection = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
const steps = script(process.argv[2]!).split(";\n");
for (const step of steps.slice(0, -1)) await connection.run(step);
console.log((await connection.runAndReadAll(steps.at(-1)!)).getRows().length);
