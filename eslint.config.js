/* Rules of the code that runs in the browser, of its build and of its tests. */

import js from "@eslint/js";

const BROWSER = [
  "AbortSignal", "Blob", "BroadcastChannel", "ClipboardItem", "CSS", "DOMParser", "Element", "Image",
  "MutationObserver", "Option", "ResizeObserver", "URL", "URLSearchParams", "XMLSerializer", "addEventListener",
  "clearTimeout", "document", "fetch", "history", "innerHeight", "innerWidth", "localStorage", "location", "matchMedia",
  "navigation", "navigator", "performance", "print", "requestIdleCallback", "setTimeout", "window",
];
const named = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));
const FINDERS = "/^(querySelector|querySelectorAll|closest|matches)$/";
const SELECTOR = { message: "A selector belongs into dom.js, with a name." };
const WAIT = { message: "A wait that asks again and again is one of waits.js, and has a limit." };

export default [
  { ignores: ["**/node_modules/", "ui/components/built/", "assets/", "**/.*/"] },
  js.configs.recommended,
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^unused$" }],
      "no-use-before-define": "off",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 40],
      "max-params": ["error", 6],
    },
  },
  {
    files: ["ui/components/**/*.js"],
    ignores: ["ui/components/build.js"],
    languageOptions: { globals: named(BROWSER) },
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: `CallExpression[callee.property.name=${FINDERS}] > Literal.arguments`, ...SELECTOR },
        { selector: `CallExpression[callee.property.name=${FINDERS}] > TemplateLiteral.arguments`, ...SELECTOR },
        { selector: "CallExpression[callee.name='setInterval']", ...WAIT },
        { selector: "WhileStatement", ...WAIT },
        { selector: "DoWhileStatement", ...WAIT },
      ],
    },
  },
  { files: ["ui/components/dom.js", "ui/components/waits.js"], rules: { "no-restricted-syntax": "off" } },
  { files: ["ui/components/build.js"], languageOptions: { globals: named(["process"]) } },
  { files: ["tests/javascript/**/*.js"], languageOptions: { globals: named(["URL", "setTimeout", "performance"]) } },
];
