/* Built by `make browser-code` of address.js dom.js waits.js
   sources 9e9485e103d174b8508a01cacd766a308ec3b9a953710a103ec71de13a29b815
   built f6741596335bc4a80e33b38eed71dfb79c3a28e877ae3a5bb3b2b88b4ba27865 */
var t=e=>`.st-key-${e} button`,n=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
[data-stale=true]",menu:"[data-testid=stSidebarNavItems]",menuHeading:"[data-testid=stNavSectionHeader]",menuHeadingText:"\
[data-testid=stNavSectionHeader] p",dialog:"[role=dialog]",dialogClose:"[role=dialog] [aria-label=Close]",list:"[role=li\
stbox]",option:"[role=option]",openMenu:"[role=menu]",anyButton:"[data-testid=stButton] button",combobox:"[role=combobox\
]",openCombobox:"[role=combobox][aria-expanded=true]",radio:"[role=radio]",radioGroup:"[role=radiogroup]",slider:"input[\
type=range],[role=slider]",textField:"[data-testid=stTextInput]",textArea:"[data-testid=stTextArea]",grid:"[data-testid=\
stDataFrame]",gridRole:"[role=grid]",cellEditor:"#portal",cellText:"#portal textarea",plot:".js-plotly-plot",plotCanvas:"\
.js-plotly-plot .main-svg",plotText:".js-plotly-plot text",plotHover:".js-plotly-plot .hoverlayer",keyed:"[class*='st-ke\
y-']",exhibit:"[class*='st-key-exhibit-']",chartBox:"[class*='st-key-chart_']",viewOption:"[class*='st-key-view_'] [role\
=radio]",slide:".st-key-slide",slideChoices:".st-key-slide-choices",search:".st-key-search input",add:"[class*='st-key-a\
dd_'] button",clearFocus:t("clear_focus"),copyLink:t("copy_link"),deck:t("deck"),files:".st-key-files button, [class*='s\
t-key-download_'] button",presentPage:t("present_page"),reset:t("reset"),shared:t("shared"),viewAll:t("view_all"),slideNext:t(
"slide_next"),slidePrevious:t("slide_previous"),slideFirst:t("slide_first"),slideLast:t("slide_last"),slideControls:t("s\
lide_controls"),slideBack:t("slide_back"),slideEnd:t("slide_end"),chart:"div.chart",unzoom:"button.unzoom",run:"div.play",
runPart:".play .inside",runOpener:".play .opener",runBack:".play .back",runBackPossible:".play .back:enabled",runOn:".pl\
ay .on",runGo:".play .go",runDate:".play input",runDateShown:".play output",runSpeed:".play select",runKeep:".play .keep",
runFinding:".play .said",runMeasure:".play .measure",runLeave:".play.open .leave",runBeginOrPause:".play:not([hidden], .\
open) .opener:enabled, .play.open .go",table:"div.listing",tableField:".listing > input",tableRows:".listing .rows",tableHead:"\
.listing thead",tableHeading:".listing th:not(.tick)",tableBody:".listing tbody",tableFound:".listing .found",tableTick:"\
.listing td.tick input",pictures:"div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"dialog.shortcuts[open]"}),f=Object.
freeze({pressed:"button,a[href],label,summary,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=menuitem]",takesSpace:"\
button,a,summary,input",takesArrows:"input[type=radio],[role=radiogroup],[role=tablist]",takesWords:"input,textarea",link:"\
a",hovered:":hover"}),S=[n.list,n.gridRole,n.openMenu,n.openCombobox,n.grid,n.tableRows].join(),c=[n.textField,n.textArea].
join(),v=[c,n.cellEditor].join();var u=()=>document.querySelector(n.app);var r=()=>u()?.dataset.testScriptState==="notRunning";var b=e=>new Promise(o=>setTimeout(o,e));async function l(e,o,a=30){let s=performance.now()+o;for(;!e();){if(performance.
now()>=s)return!1;await b(a)}return!0}var y=200,x=1e4;function T({data:e,parentElement:o,setTriggerValue:a}){let s=o;if(s.frame=e.frame,s.told=h(e.words),s.listens||
!window.navigation)return;s.listens=!0;let i=({navigationType:p})=>{if(!s.isConnected)return navigation.removeEventListener(
"currententrychange",i);clearTimeout(s.waits),!m(p)&&(s.waits=setTimeout(()=>g(s,a),y))};navigation.addEventListener("cu\
rrententrychange",i)}async function g(e,o){await l(r,x);let a=k(location.search,e.frame);e.isConnected&&a!==e.told&&o("o\
ther",a)}var m=e=>e==="traverse",h=e=>d(Object.entries(e).flatMap(([o,a])=>a.map(s=>[o,s]))),k=(e,o)=>d([...new URLSearchParams(
e)].filter(([a])=>!o.includes(a))),d=e=>JSON.stringify(e.map(o=>o.join("=")).sort());export{T as default,m as isWholePage,k as ofAddress,h as ofWords};
