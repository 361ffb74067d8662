/* An element with words, which are set as text and never as markup. */
export function put(parent, tag, text, more = {}) {
  const made = Object.assign((parent.ownerDocument || document).createElement(tag), more);
  made.textContent = text;
  parent.append(made);
  return made;
}
