/* Every selector, once and by name: of Streamlit's and Plotly's insides, which another version of either may change, of
   the keys that our Python gives, and of what we draw ourselves. A test finds each of them on a page of its kind. */

const button = (key) => `.st-key-${key} button`;

export const at = Object.freeze({
  // Streamlit: the frame
  app: "[data-testid=stApp]",
  main: "[data-testid=stMainBlockContainer]",
  stale: "[data-stale=true]",
  menu: "[data-testid=stSidebarNavItems]",
  menuHeading: "[data-testid=stNavSectionHeader]",
  menuHeadingText: "[data-testid=stNavSectionHeader] p",

  // Streamlit: what opens over the page
  dialog: "[role=dialog]",
  dialogClose: "[role=dialog] [aria-label=Close]",
  list: "[role=listbox]",
  option: "[role=option]",
  openMenu: "[role=menu]",

  // Streamlit: controls
  anyButton: "[data-testid=stButton] button",
  combobox: "[role=combobox]",
  openCombobox: "[role=combobox][aria-expanded=true]",
  radio: "[role=radio]",
  radioGroup: "[role=radiogroup]",
  slider: "input[type=range],[role=slider]",
  textField: "[data-testid=stTextInput]",
  textArea: "[data-testid=stTextArea]",
  grid: "[data-testid=stDataFrame]",
  gridRole: "[role=grid]",
  cellEditor: "#portal",
  cellText: "#portal textarea",

  // Plotly
  plot: ".js-plotly-plot",
  plotCanvas: ".js-plotly-plot .main-svg",
  plotText: ".js-plotly-plot text",
  plotHover: ".js-plotly-plot .hoverlayer",

  // Keys of containers and buttons that Python gives
  keyed: "[class*='st-key-']",
  exhibit: "[class*='st-key-exhibit-']",
  chartBox: "[class*='st-key-chart_']",
  viewOption: "[class*='st-key-view_'] [role=radio]",
  slide: ".st-key-slide",
  slideChoices: ".st-key-slide-choices",
  search: ".st-key-search input",
  add: "[class*='st-key-add_'] button",
  clearFocus: button("clear_focus"),
  deck: button("deck"),
  files: ".st-key-files button, [class*='st-key-download_'] button",
  presentPage: button("present_page"),
  reset: button("reset"),
  share: button("share"),
  viewAll: button("view_all"),
  slideNext: button("slide_next"),
  slidePrevious: button("slide_previous"),
  slideFirst: button("slide_first"),
  slideLast: button("slide_last"),
  slideControls: button("slide_controls"),
  slideBack: button("slide_back"),
  slideEnd: button("slide_end"),

  // Our charts
  chart: "div.chart",
  unzoom: "button.unzoom",

  // Our bar over a chart that can be played
  run: "div.play",
  runPart: ".play .inside",
  runOpener: ".play .opener",
  runBack: ".play .back",
  runBackPossible: ".play .back:enabled",
  runOn: ".play .on",
  runGo: ".play .go",
  runDate: ".play input",
  runDateShown: ".play output",
  runSpeed: ".play select",
  runKeep: ".play .keep",
  runFinding: ".play .said",
  runMeasure: ".play .measure",
  runLeave: ".play.open .leave",
  runBeginOrPause: ".play:not([hidden], .open) .opener:enabled, .play.open .go",

  // Our tables
  table: "div.listing",
  tableField: ".listing > input",
  tableRows: ".listing .rows",
  tableHead: ".listing thead",
  tableHeading: ".listing th:not(.tick)",
  tableBody: ".listing tbody",
  tableRow: ".listing tbody tr",
  tableCell: ".listing tbody td",
  tableFound: ".listing .found",
  tableTick: ".listing td.tick input",

  // Our buttons for pictures, our list of keys
  pictures: "div.picture",
  shortcuts: "dialog.shortcuts",
  openShortcuts: "dialog.shortcuts[open]",
});

/* Kinds of elements that HTML and ARIA name, whoever draws them. */
export const kinds = Object.freeze({
  pressed: "button,a[href],label,summary,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=menuitem]",
  takesSpace: "button,a,summary,input",
  takesArrows: "input[type=radio],[role=radiogroup],[role=tablist]",
  takesWords: "input,textarea",
  link: "a",
  hovered: ":hover",
});

/* What is open, or a grid: it keeps every key. */
export const KEEPS_KEYS = [at.list, at.gridRole, at.openMenu, at.openCombobox, at.grid, at.tableRows].join();
export const FIELDS = [at.textField, at.textArea].join();
export const FIELDS_AND_CELLS = [FIELDS, at.cellEditor].join();

export const keyedAs = (key) => `.st-key-${CSS.escape(key)}`;
const EXHIBIT = "st-key-exhibit-";
/* The id of the exhibit that a place on the page shows; empty where there is none. */
export const exhibitIn = (place) =>
  [...(place?.classList ?? [])].find((name) => name.startsWith(EXHIBIT))?.slice(EXHIBIT.length) ?? "";
export const exhibitOf = (exhibit) => keyedAs(`exhibit-${exhibit}`);
export const plotOf = (exhibit) => `${keyedAs(`chart_${exhibit}`)} ${at.plot}`;
export const fieldOf = (list) => `[aria-controls="${CSS.escape(list.id)}"],${at.openCombobox}`;
export const slideTurn = (name) => button(`slide_${name}`);

/* What Streamlit says of itself. */
export const STATES = ["data-test-connection-state", "data-test-script-state"];
const app = () => document.querySelector(at.app);
export const isConnected = () => app()?.dataset.testConnectionState === "CONNECTED";
export const isRunning = () => app()?.dataset.testScriptState === "running";
export const isAtRest = () => app()?.dataset.testScriptState === "notRunning";
