/* Built by `make browser-code` of dom.js namespace.js table.js
   sources b578ba6e9f0a4342b850e8c08b025d022562a3a826cde646a8cf7ccffdc94cc5
   built d63fe2c2a2b51c38499831a2e9d56aa94b4dbfe32666524a60fe4b6e36602e9a */
var p=e=>`.st-key-${e} button`,a=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
[data-stale=true]",menu:"[data-testid=stSidebarNavItems]",menuHeading:"[data-testid=stNavSectionHeader]",menuHeadingText:"\
[data-testid=stNavSectionHeader] p",dialog:"[role=dialog]",dialogClose:"[role=dialog] [aria-label=Close]",list:"[role=li\
stbox]",option:"[role=option]",openMenu:"[role=menu]",anyButton:"[data-testid=stButton] button",combobox:"[role=combobox\
]",openCombobox:"[role=combobox][aria-expanded=true]",radio:"[role=radio]",radioGroup:"[role=radiogroup]",slider:"input[\
type=range],[role=slider]",textField:"[data-testid=stTextInput]",textArea:"[data-testid=stTextArea]",grid:"[data-testid=\
stDataFrame]",gridRole:"[role=grid]",cellEditor:"#portal",cellText:"#portal textarea",plot:".js-plotly-plot",plotCanvas:"\
.js-plotly-plot .main-svg",plotText:".js-plotly-plot text",plotHover:".js-plotly-plot .hoverlayer",keyed:"[class*='st-ke\
y-']",exhibit:"[class*='st-key-exhibit-']",chartBox:"[class*='st-key-chart_']",viewOption:"[class*='st-key-view_'] [role\
=radio]",slide:".st-key-slide",slideChoices:".st-key-slide-choices",search:".st-key-search input",add:"[class*='st-key-a\
dd_'] button",clearFocus:p("clear_focus"),deck:p("deck"),files:".st-key-files button, [class*='st-key-download_'] button",
presentPage:p("present_page"),reset:p("reset"),share:p("share"),viewAll:p("view_all"),slideNext:p("slide_next"),slidePrevious:p(
"slide_previous"),slideFirst:p("slide_first"),slideLast:p("slide_last"),slideControls:p("slide_controls"),slideBack:p("s\
lide_back"),slideEnd:p("slide_end"),chart:"div.chart",unzoom:"button.unzoom",run:"div.play",runPart:".play .inside",runOpener:"\
.play .opener",runBack:".play .back",runBackPossible:".play .back:enabled",runOn:".play .on",runGo:".play .go",runDate:"\
.play input",runDateShown:".play output",runSpeed:".play select",runKeep:".play .keep",runFinding:".play .said",runMeasure:"\
.play .measure",runLeave:".play.open .leave",runBeginOrPause:".play:not([hidden], .open) .opener:enabled, .play.open .go",
table:"div.listing",tableField:".listing > input",tableRows:".listing .rows",tableHead:".listing thead",tableHeading:".l\
isting th:not(.tick)",tableBody:".listing tbody",tableRow:".listing tbody tr",tableCell:".listing tbody td",tableFound:"\
.listing .found",tableTick:".listing td.tick input",pictures:"div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"d\
ialog.shortcuts[open]"}),E=Object.freeze({pressed:"button,a[href],label,summary,[role=radio],[role=checkbox],[role=switc\
h],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,input",takesArrows:"input[type=radio],[role=radiogroup],[rol\
e=tablist]",takesWords:"input,textarea",link:"a",hovered:":hover"}),F=[a.list,a.gridRole,a.openMenu,a.openCombobox,a.grid,
a.tableRows].join(),k=[a.textField,a.textArea].join(),A=[k,a.cellEditor].join();var f=globalThis.genai??={};function x(e,t){f.begun??=new Set,!f.begun.has(e)&&(f.begun.add(e),t())}var g=150;function B({data:{ticks:e,...t},parentElement:n,setTriggerValue:s}){_();let o=n.querySelector(a.table)||m(n),c=JSON.
stringify([t,e?.keys]);if(Object.assign(o,{ticks:e,tick:(r,l)=>s("tick",{key:r,on:l})}),o.told===c){for(let r of o.querySelectorAll(
a.tableTick))r.checked=e.ticked.includes(r.value);return}Object.assign(o,{told:c,table:t}),o.querySelector(a.tableRows).
setAttribute("aria-label",t.name),S(o.querySelector(a.tableRows),t),o.querySelector(a.tableField).hidden=!t.finds,o.querySelector(
a.tableField).placeholder=`Find in ${t.counted} rows`,o.by!==void 0&&!t.columns.some(r=>r.name===o.by)&&(o.by=void 0),v(
o),h(o)}function m(e){let t=d("div",{className:"listing"}),n=d("input",{type:"search",ariaLabel:"Find in the table"}),s=d(
"div",{className:"rows",tabIndex:0,role:"region"}),o=d("table",{});return o.append(d("thead",{}),d("tbody",{})),s.append(
o),t.append(n,s,d("p",{className:"found",role:"status"})),n.addEventListener("input",()=>h(t)),e.append(t),t}function S(e,{
columns:t,scrolls:n}){e.classList.toggle("scrolls",n),e.classList.toggle("many",t.length>=8),e.classList.toggle("most",t.
length>=12);let s=o=>t.reduce((c,r)=>c+r[o],0);e.style.setProperty("--parts",s("part")||1),e.style.setProperty("--taken",
s("wide")),e.style.setProperty("--narrow",t.filter(o=>!o.part).length)}function d(e,t){let n=document.createElement(e);for(let[
s,o]of Object.entries(t))s==="role"?n.setAttribute("role",o):n[s]=o;return n}function v(e){let t=d("tr",{});e.ticks&&t.append(
d("th",{scope:"col",className:"tick",textContent:e.ticks.heading}));for(let n of e.table.columns){let s=d("th",{scope:"c\
ol",className:n.form});s.style.setProperty("--part",n.part);let o=d("button",{type:"button",textContent:n.name,title:"So\
rt"});o.addEventListener("click",()=>{let c=e.by===n.name,r=n.order?-1:1;Object.assign(e,{by:n.name,way:c?-e.way:r}),h(e)}),
s.append(o),t.append(s)}e.querySelector(a.tableHead).replaceChildren(t)}function C({columns:e,count:t},n,s){let o=n.trim().
toLowerCase().split(/\s+/).filter(Boolean),c=i=>e.map(u=>u.cells[i]).join(" ").toLowerCase(),r=[...Array(t).keys()].filter(
i=>o.every(u=>c(i).includes(u))),l=e.find(i=>i.name===s.by);if(!l)return r;let y=l.order?(i,u)=>l.order[i]-l.order[u]:(i,u)=>l.
cells[i].localeCompare(l.cells[u],void 0,{numeric:!0}),b=i=>l.cells[i]==="";return r.sort((i,u)=>b(i)-b(u)||(b(i)?i-u:s.
way*y(i,u)))}function h(e){let t=C(e.table,e.querySelector(a.tableField).value,e),n=e.querySelector(a.tableBody),{columns:s,
count:o,counted:c}=e.table;for(let[b,i]of[...e.querySelectorAll(a.tableHeading)].entries()){let u=s[b].name===e.by;i.ariaSort=
u?e.way>0?"ascending":"descending":null}n.replaceChildren(),e.querySelector(a.tableFound).textContent=t.length<o?`${t.length}\
 of ${c} rows`:"";let r=(b,i)=>n.append(...t.slice(b,i).map(u=>L(e,s,u)));if(r(0,g),t.length<=g)return;e.rest=()=>{e.rest=
null,r(g)};let{rest:l}=e,y=()=>e.rest===l&&l();window.requestIdleCallback?requestIdleCallback(y,{timeout:3e3}):setTimeout(
y,300)}function w({ticks:e,tick:t},n,s,o){let c=e.keys[o],r=e.ticked.includes(c),l=d("input",{type:"checkbox",value:c,ariaLabel:s,
checked:r});l.addEventListener("change",()=>t(l.value,l.checked)),n.addEventListener("click",b=>b.target!==l&&l.click());
let y=d("td",{className:"tick"});y.append(l),n.append(y)}function L(e,t,n){let s=d("tr",{});e.table.focused.includes(n)&&
s.setAttribute("aria-current","true"),e.ticks&&w(e,s,t[0].cells[n],n);for(let o of t){let c=o.cells[n],r=d("td",{className:o.
form});if(/^https?:\/\/\S+$/.test(c)){let l=d("a",{href:c,target:"_blank",rel:"noopener noreferrer",textContent:c});l.textContent=
c.replace(/^https?:\/\/(www\.)?/,""),r.append(l)}else r.textContent=c;s.append(r)}return s}function _(){x("fillForPrint",
()=>{addEventListener("beforeprint",()=>{for(let e of document.querySelectorAll(a.table))e.rest?.()})})}export{B as default,C as order};
