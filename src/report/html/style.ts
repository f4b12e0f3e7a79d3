/** Colours, as `[light, dark]`. People are blue and machines orange: told apart with every kind of colour vision. */
export const PALETTE = {
  paper: ["#fcfcfa", "#15181b"],
  panel: ["#f2f3f0", "#1e2226"],
  ink: ["#1a1e22", "#e9ebed"],
  soft: ["#555e67", "#a7b0b8"],
  line: ["#d9dcd8", "#353b41"],
  people: ["#0a5c9e", "#6fb8f2"],
  "people-tint": ["#e3eef7", "#1a3347"],
  machine: ["#a8430a", "#f2a465"],
  "machine-tint": ["#fbe9dc", "#442a1a"],
  unsure: ["#646c75", "#9fa8b1"],
  "unsure-tint": ["#e9ebed", "#2d3237"],
} as const;

function variables(theme: 0 | 1): string {
  return Object.entries(PALETTE)
    .map(([name, colours]) => `--${name}:${colours[theme]}`)
    .join(";");
}

/** The system font of each platform by name: bare `system-ui` is a poor match on some Linux desktops. */
const FONT = '-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif';

const BASE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 ${FONT};overflow-wrap:break-word}
.page{max-width:58rem;margin:0 auto;padding:clamp(1.25rem,4vw,4rem) clamp(1rem,4vw,3rem) 4rem}
h1{font-size:clamp(1.9rem,1.1rem + 3.4vw,3.1rem);line-height:1.12;letter-spacing:-.022em;font-weight:650;margin:.35rem 0 1.1rem;text-wrap:balance}
h1 strong{font-weight:650}
h1 .theirs{display:block;font-size:clamp(1.15rem,.9rem + 1vw,1.6rem);line-height:1.25;letter-spacing:-.012em;font-weight:500;color:var(--soft)}
h1 .ours{display:block;color:var(--people);font-size:clamp(2.5rem,1.5rem + 4.4vw,4.2rem);letter-spacing:-.03em;line-height:1.08}
h1 .ours::first-letter{text-transform:uppercase}
h2{font-size:1.55rem;line-height:1.25;letter-spacing:-.012em;font-weight:650;margin:0 0 .9rem}
h3{font-size:1.02rem;line-height:1.4;font-weight:650;margin:1.6rem 0 .35rem}
p{margin:0 0 .9rem;max-width:42rem}
ul,ol{margin:0 0 1rem;padding-left:1.25rem;max-width:42rem}
li{margin:.2rem 0}
section{margin-top:3.4rem;padding-top:1.6rem;border-top:1px solid var(--line)}
.contents+main>section:first-child{border-top:0;padding-top:0}
a{color:var(--people);text-underline-offset:.18em}
small{color:var(--soft);font-size:.85em}
:focus-visible{outline:3px solid var(--people);outline-offset:3px;border-radius:2px}
code{font:.9em ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;white-space:nowrap}
.eyebrow{color:var(--soft);font-size:.9rem;margin:0 0 1.1rem}
.eyebrow b{color:var(--ink)}
.lead{font-size:1.16rem;line-height:1.55;max-width:44rem;margin-bottom:1.6rem}
.note{color:var(--soft);font-size:.9rem;margin:.6rem 0}
.statement{font-size:1.1rem;border-left:3px solid var(--people);padding-left:.9rem}
.warning{border-color:var(--machine);color:var(--machine);font-weight:600}
.people-text{color:var(--people)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.contents{margin-top:3rem;padding:1.1rem 0;border-block:1px solid var(--line)}
.contents ul{list-style:none;padding:0;margin:0;max-width:none;columns:3 13rem;column-gap:2rem}
.contents li{margin:0;padding:.14rem 0;break-inside:avoid}
.contents a{color:var(--ink);text-decoration-color:var(--line)}
.answers{border-top:1.5px solid var(--ink)}
.answers article{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr);gap:0 2rem;padding:.95rem 0 .5rem;border-bottom:1px solid var(--line)}
.answers h3{margin:0 0 .3rem}
.answers p{margin:0 0 .45rem}
.advice{color:var(--soft);font-size:.94rem}
.actions{list-style:none;padding:0;margin:0;max-width:46rem;counter-reset:action}
.actions li{counter-increment:action;position:relative;margin:0;padding:.7rem 0 .7rem 2.6rem;border-bottom:1px solid var(--line)}
.actions li:last-child{border-bottom:0}
.actions li::before{content:counter(action);position:absolute;left:0;top:.72rem;width:1.6rem;height:1.6rem;border-radius:50%;background:var(--people);color:var(--paper);font-size:.86rem;font-weight:650;line-height:1.6rem;text-align:center}
.sum{font-size:1.1rem}
.names{list-style:none;padding:0;max-width:none;columns:3 15rem;column-gap:1.5rem;font-size:.88rem;overflow-wrap:anywhere}
.names li{break-inside:avoid}
footer{margin-top:4.25rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}
details{margin:.4rem 0 1rem}
summary{cursor:pointer;color:var(--soft);font-size:.92rem;width:fit-content}
.tag{display:inline-block;border:1px solid var(--soft);color:var(--soft);border-radius:1em;padding:0 .6em;font-size:.78rem;line-height:1.55;font-weight:550;white-space:nowrap;vertical-align:.08em}
.machine-tag{color:var(--machine);border-color:var(--machine)}
.people-tag{color:var(--people);border-color:var(--people)}
.mixed-tag{color:var(--machine);border-color:var(--people);border-style:dashed}
`;

const TABLES = `
.scroll{overflow-x:auto;margin:.6rem 0 1.4rem;position:relative}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
caption{text-align:left;color:var(--soft);padding-bottom:.35rem}
th,td{text-align:left;vertical-align:top;padding:.45rem 1.05rem .45rem 0}
tr>:last-child{padding-right:.15rem}
thead th{color:var(--soft);font-weight:550;font-size:.82rem;vertical-align:bottom;border-bottom:1.5px solid var(--ink);line-height:1.3}
tbody th{font-weight:500}
tbody tr>*{border-bottom:1px solid var(--line)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:normal}
td strong{font-weight:650}
.bar{width:9rem}
.prose{min-width:13rem}
.date{white-space:nowrap}
th small,td small{display:inline-block}
.mini{display:block;width:8.75rem;height:.75rem;margin-top:.3em}
.link{overflow-wrap:anywhere}
th[scope=row]{min-width:9rem;overflow-wrap:anywhere}
.up,.down,.same{font-size:.9em;white-space:nowrap}
.up,.down{font-weight:600}
.same{color:var(--soft)}
.heat{width:auto;min-width:100%}
.heat td{text-align:center;padding:.45rem .3rem;min-width:3.7rem;width:9%;border-left:2px solid var(--paper)}
.heat thead th+th{padding:.45rem .3rem;text-align:center}
.heat th[scope=row]{min-width:11rem}
.map th[scope=row]{width:auto}.map td{width:7rem}
.place{display:inline-block;min-width:1.5em;color:var(--soft);font-variant-numeric:tabular-nums}
.heat .total>*{border-top:1.5px solid var(--ink)}
.h0,.m0{color:var(--soft)}
.m1{background:color-mix(in srgb,var(--machine) 6%,var(--paper))}
.m2{background:color-mix(in srgb,var(--machine) 12%,var(--paper))}
.m3{background:color-mix(in srgb,var(--machine) 19%,var(--paper))}
.m4{background:color-mix(in srgb,var(--machine) 27%,var(--paper))}
.m5{background:color-mix(in srgb,var(--machine) 36%,var(--paper))}
.m6{background:color-mix(in srgb,var(--machine) 46%,var(--paper))}
.h1{background:color-mix(in srgb,var(--people) 7%,var(--paper))}
.h2{background:color-mix(in srgb,var(--people) 16%,var(--paper))}
.h3{background:color-mix(in srgb,var(--people) 26%,var(--paper))}
.h4{background:color-mix(in srgb,var(--people) 38%,var(--paper))}
.h5,.h6{background:var(--people);color:var(--paper);font-weight:650}
.filter:not([hidden]){display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;margin:1rem 0 .4rem;font-size:.92rem}
.filter input,.filter select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.3rem .5rem;max-width:100%}
.filter output{color:var(--soft)}
.people-list{min-width:48rem}
.people-list th,.people-list td{padding-right:.75rem}
.people-list th[scope=row]{min-width:11rem}
.people-list td:nth-child(n+4){text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.people-list th:nth-child(n+4){text-align:right}
.people-list td:nth-child(2){min-width:14.5rem}
.people-list td ul{margin:0;padding-left:1.05rem;max-width:none}
.people-list td li{margin:0}
.people-list th small{display:block}
.person{color:var(--people)}
.people-list thead button{all:unset;cursor:pointer;color:inherit;font:inherit;border-bottom:1px dotted}
.people-list thead button:focus-visible{outline:3px solid var(--people)}
[aria-sort=ascending] button::after{content:" ▲";content:" ▲" / ""}
[aria-sort=descending] button::after{content:" ▼";content:" ▼" / ""}
`;

const CHARTS = `
figure{margin:1.1rem 0 1.4rem}
.patterns{position:absolute}
.chart{display:block;width:100%;height:auto;overflow:visible}
.narrow{display:none}
.chart text{font:400 13px ${FONT};fill:var(--soft);font-variant-numeric:tabular-nums}
.chart .figure{fill:var(--ink);font-size:15px;font-weight:600}
.chart .small{font-size:13px;font-weight:550}
.chart .people-fill{fill:var(--people)}
.chart .small,.haloed{paint-order:stroke;stroke:var(--paper);stroke-width:5px}
.people{fill:var(--people);stroke:var(--people)}
.machine{fill:url(#hatch);stroke:var(--machine)}
.unsure{fill:url(#dots);stroke:var(--unsure)}
.people,.machine,.unsure{stroke-width:1}
.machine-ground{fill:var(--machine-tint)}.machine-ink{fill:var(--machine)}
.unsure-ground{fill:var(--unsure-tint)}.unsure-ink{fill:var(--unsure)}
.axis{stroke:var(--ink);stroke-width:1.2}
.grid{stroke:var(--line)}
.mark{stroke:var(--ink);stroke-width:2}
.hit{fill:none;pointer-events:all}
.whisker{fill:none;stroke-width:2}
.people-line{stroke:var(--people)}.machine-line{stroke:var(--machine)}
.guide{fill:none;stroke:var(--people);stroke-width:1.2;stroke-dasharray:2 3}
.range{stroke:var(--people);stroke-width:6;stroke-opacity:.42;stroke-linecap:round}
.dot{fill:var(--paper);stroke:var(--people);stroke-width:2}
.moved{fill:var(--people)}
.ring{fill:none;stroke:var(--machine);stroke-width:1.5;stroke-dasharray:2.5 1.5}
.break{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:5 4}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;padding:0;margin:.5rem 0;font-size:.9rem;color:var(--soft)}
.legend svg{flex:none}
.legend li{margin:0;display:flex;align-items:center;gap:.45rem}
`;

const SCREEN = `
@media screen{
.scroll:has(.people-list){max-height:88vh;overflow:auto}
.people-list thead th{position:sticky;top:0;background:var(--paper);z-index:1}
}
@media screen and (min-width:1100px){
#subscribers .scroll{width:calc(100% + min((100vw - 52rem)/2 - 3rem,14rem))}
}
@media screen and (max-width:720px){
.answers article{display:block}
.contents ul{columns:2;column-gap:1rem;font-size:.92rem}
table{font-size:.86rem}
th,td{padding-right:.7rem}
#numbers-table th[scope=row]{min-width:6.6rem}
.link{display:inline-block;min-width:11rem}
.people-list th[scope=row]{min-width:9.8rem}
.bar{width:auto}.mini{width:4.6rem}
.narrow{display:block}.wide.chart{display:none}
section{margin-top:3.25rem}
.lead{font-size:1.06rem}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`;

/** Paper is light whatever the screen is; nothing scrolls, nothing is filtered out, nothing is cut. */
const PRINT = `
@page{size:A4;margin:16mm 14mm 18mm}
@media print{
html,body{background:#fff;font-size:10pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{max-width:none;padding:0}
.contents,.filter,.filter:not([hidden]),details{display:none}
section{margin-top:9mm}
h1{font-size:25pt}
h2,h3,caption,.legend:has(+.scroll),p:has(+figure),p:has(+.scroll),p:has(+.legend){break-after:avoid}
.statement,tbody tr:nth-child(-n+2),tbody tr:nth-last-child(2){break-after:avoid}
table:not(:has(tbody tr:nth-child(11))){break-inside:avoid}
#subscribers:has(tbody tr:nth-child(21)){break-before:page}
figure,tr,article,p,li{break-inside:avoid}
p{orphans:3;widows:3}
.scroll{overflow:visible;max-height:none}
thead{display:table-header-group}
table{font-size:8.2pt}
th,td{padding-right:2.2mm}
.prose,.people-list td:nth-child(2){min-width:0}
.people-list{min-width:0;font-size:7.6pt}
.people-list th[scope=row]{min-width:0;width:25%}
.people-list td:nth-child(2){width:42%}
.people-list thead button{display:contents}
.people-list tr[hidden]{display:table-row}
th[scope=row]{min-width:0}
.heat td{min-width:0}
}
`;

/** The style sheet; its hash is in the page's security policy, so no element may have a style of its own. */
export const STYLE = `
:root{color-scheme:light dark;${variables(0)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(1)}}}
${BASE}${TABLES}${CHARTS}${SCREEN}${PRINT}`;
