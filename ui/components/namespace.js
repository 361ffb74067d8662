/* The one global, `window.genai`: what several scripts share. The page's and the charts' each hold their own copy of a
   module, a window that stays open while the server is updated holds two of every one, and a second window of the
   presenter calls the first. What only one copy needs is a variable of its module. */

export const genai = (globalThis.genai ??= {});

/* Begins something that lasts as long as the window, whichever copy of a module is the first to ask. */
export function once(name, begin) {
  genai.begun ??= new Set();
  if (genai.begun.has(name)) return;
  genai.begun.add(name);
  begin();
}
