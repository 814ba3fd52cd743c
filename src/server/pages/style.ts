/** The style of the pages that the server writes by itself: type and spacing, light and dark. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#595959;--line:#d8d8d8;--paper:#fff;--mark:#0b57a4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--soft:#a8a8a8;--line:#3a3a3a;--paper:#161616;--mark:#8ab8f0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.125rem;margin:2.5rem 0 .5rem}
h3{font-size:1rem;margin:1.75rem 0 .25rem}
p{margin:.25rem 0 .75rem}
a{color:var(--mark)}
code,pre,textarea{font:.875rem/1.5 ui-monospace,monospace}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.soft{color:var(--soft)}
label{display:block;font-weight:600;margin:1rem 0 .25rem}
label span{font-weight:400;color:var(--soft)}
input,textarea,button{width:100%;padding:.6rem;border:1px solid var(--line);border-radius:.25rem;background:transparent;color:inherit}
input,button{font:inherit}
button{margin-top:1rem;font-weight:600;cursor:pointer;min-height:2.75rem}
:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
ol.list{list-style:none;padding:0}
ol.list li{padding:.6rem 0;border-top:1px solid var(--line)}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
td:first-child{white-space:nowrap}
td:last-child{min-width:5.5rem}
`;
