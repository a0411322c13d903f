// Changes a part of the page into its new state and touches only what differs, so that focus, scrolling
// and a screen reader stay where they are.

const KEPT = new Set(["aria-expanded", "open", "aria-busy"]);

const keyOf = (node) => (node.nodeType === 1 ? node.dataset?.key ?? (node.id || null) : null);

const fits = (old, next) =>
  old.nodeType === next.nodeType && old.nodeName === next.nodeName && keyOf(old) === keyOf(next);

const isRevealed = (node) => "spoiler" in node.dataset && node.getAttribute("aria-expanded") === "true";

function attributes(old, next) {
  if (isRevealed(old)) return;
  for (const { name, value } of [...next.attributes]) {
    if (!KEPT.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!KEPT.has(name) && !next.hasAttribute(name)) old.removeAttribute(name);
  }
}

function children(old, next) {
  const keyed = new Map();
  for (const child of old.childNodes) {
    const key = keyOf(child);
    if (key !== null) keyed.set(key, child);
  }
  let place = old.firstChild;
  for (const wanted of [...next.childNodes]) {
    const key = keyOf(wanted);
    let found = key === null ? place : keyed.get(key);
    if (!found || !fits(found, wanted)) found = null;
    if (!found) {
      old.insertBefore(wanted, place);
      continue;
    }
    while (place && place !== found && !(keyOf(place) !== null && stays(place, next))) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
    if (found !== place) old.insertBefore(found, place);
    else place = place.nextSibling;
    morph(found, wanted);
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

const stays = (node, next) => [...next.childNodes].some((one) => fits(node, one));

/** Makes `old` look like `next`, which is used up. */
export function morph(old, next) {
  if (old.nodeType === 3) {
    if (old.data !== next.data) old.data = next.data;
    return;
  }
  if (old.nodeType !== 1 || old.isEqualNode(next) || old.matches(":popover-open")) return;
  attributes(old, next);
  children(old, next);
}
