/* Built by `make browser-code` of address.js dom.js waits.js
   sources aaa093d46786f6a05844a175e27d52410a5c6b0dd32dd6cdd0335d5fc6a70197
   built 69260e105ffffdc1847b14ad3740005d8187dd9a432796fbbc4829e2b9c55f70 */
var o=t=>`.st-key-${t} button`,n=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
[data-stale=true]",menu:"[data-testid=stSidebarNavItems]",menuHeading:"[data-testid=stNavSectionHeader]",menuHeadingText:"\
[data-testid=stNavSectionHeader] p",dialog:"[role=dialog]",dialogClose:"[role=dialog] [aria-label=Close]",list:"[role=li\
stbox]",option:"[role=option]",openMenu:"[role=menu]",anyButton:"[data-testid=stButton] button",combobox:"[role=combobox\
]",openCombobox:"[role=combobox][aria-expanded=true]",radio:"[role=radio]",radioGroup:"[role=radiogroup]",slider:"input[\
type=range],[role=slider]",textField:"[data-testid=stTextInput]",textArea:"[data-testid=stTextArea]",grid:"[data-testid=\
stDataFrame]",gridRole:"[role=grid]",cellEditor:"#portal",cellText:"#portal textarea",plot:".js-plotly-plot",plotCanvas:"\
.js-plotly-plot .main-svg",plotText:".js-plotly-plot text",plotHover:".js-plotly-plot .hoverlayer",keyed:"[class*='st-ke\
y-']",exhibit:"[class*='st-key-exhibit-']",chartBox:"[class*='st-key-chart_']",viewOption:"[class*='st-key-view_'] [role\
=radio]",slide:".st-key-slide",slideChoices:".st-key-slide-choices",search:".st-key-search input",add:"[class*='st-key-a\
dd_'] button",clearFocus:o("clear_focus"),deck:o("deck"),files:".st-key-files button, [class*='st-key-download_'] button",
presentPage:o("present_page"),reset:o("reset"),share:o("share"),viewAll:o("view_all"),slideNext:o("slide_next"),slidePrevious:o(
"slide_previous"),slideFirst:o("slide_first"),slideLast:o("slide_last"),slideControls:o("slide_controls"),slideBack:o("s\
lide_back"),slideEnd:o("slide_end"),chart:"div.chart",unzoom:"button.unzoom",run:"div.play",runPart:".play .inside",runOpener:"\
.play .opener",runBack:".play .back",runBackPossible:".play .back:enabled",runOn:".play .on",runGo:".play .go",runDate:"\
.play input",runDateShown:".play output",runSpeed:".play select",runKeep:".play .keep",runFinding:".play .said",runMeasure:"\
.play .measure",runLeave:".play.open .leave",runBeginOrPause:".play:not([hidden], .open) .opener:enabled, .play.open .go",
table:"div.listing",tableField:".listing > input",tableRows:".listing .rows",tableHead:".listing thead",tableHeading:".l\
isting th:not(.tick)",tableBody:".listing tbody",tableRow:".listing tbody tr",tableCell:".listing tbody td",tableFound:"\
.listing .found",tableTick:".listing td.tick input",pictures:"div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"d\
ialog.shortcuts[open]"}),k=Object.freeze({pressed:"button,a[href],label,summary,[role=radio],[role=checkbox],[role=switc\
h],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,input",takesArrows:"input[type=radio],[role=radiogroup],[rol\
e=tablist]",takesWords:"input,textarea",link:"a",hovered:":hover"}),S=[n.list,n.gridRole,n.openMenu,n.openCombobox,n.grid,
n.tableRows].join(),c=[n.textField,n.textArea].join(),v=[c,n.cellEditor].join();var u=()=>document.querySelector(n.app);var r=()=>u()?.dataset.testScriptState==="notRunning";var b=t=>new Promise(e=>setTimeout(e,t));async function l(t,e,a=30){let s=performance.now()+e;for(;!t();){if(performance.
now()>=s)return!1;await b(a)}return!0}var x=200,y=1e4;function T({data:t,parentElement:e,setTriggerValue:a}){let s=e;if(s.frame=t.frame,s.told=h(t.words),s.listens||
!window.navigation)return;s.listens=!0;let i=({navigationType:p})=>{if(!s.isConnected)return navigation.removeEventListener(
"currententrychange",i);clearTimeout(s.waits),!m(p)&&(s.waits=setTimeout(()=>g(s,a),x))};navigation.addEventListener("cu\
rrententrychange",i)}async function g(t,e){await l(r,y);let a=f(location.search,t.frame);t.isConnected&&a!==t.told&&e("o\
ther",a)}var m=t=>t==="traverse",h=t=>d(Object.entries(t).flatMap(([e,a])=>a.map(s=>[e,s]))),f=(t,e)=>d([...new URLSearchParams(
t)].filter(([a])=>!e.includes(a))),d=t=>JSON.stringify(t.map(e=>e.join("=")).sort());export{T as default,m as isWholePage,f as ofAddress,h as ofWords};
