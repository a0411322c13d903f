// Menus that open over the page: the choices of a select, and the commands on a person or a message.

const items = (menu) => [...menu.querySelectorAll('[role^="menuitem"]')];

function place(menu, anchor) {
  const box = anchor.getBoundingClientRect();
  const wide = menu.matches(".popup") ? Math.max(box.width, 220) : 220;
  menu.style.minWidth = `${Math.min(wide, innerWidth - 16)}px`;
  const { width, height } = menu.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  const top = below >= height + 8 || below > box.top ? box.bottom + 4 : box.top - height - 4;
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
}

/** Opens a menu beside a control and puts the keyboard into it. */
export function open(menu, anchor) {
  menu.showPopover();
  place(menu, anchor);
  anchor.setAttribute("aria-expanded", "true");
  const all = items(menu);
  (all.find((one) => one.getAttribute("aria-checked") === "true") ?? all[0])?.focus();
  menu.addEventListener(
    "toggle",
    (event) => {
      if (event.newState === "closed") anchor.setAttribute("aria-expanded", "false");
    },
    { once: true },
  );
}

function typed(all, at, letter) {
  const wanted = letter.toLowerCase();
  const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  return order.find((one) => one.textContent.trim().toLowerCase().startsWith(wanted));
}

/** Moves within an open menu by the keyboard, as menus do everywhere. */
export function keys(event) {
  const menu = event.target.closest?.('[popover][role="menu"]');
  if (!menu) return;
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const to = {
    ArrowDown: all[(at + 1) % all.length],
    ArrowUp: all[(at - 1 + all.length) % all.length],
    Home: all[0],
    End: all.at(-1),
  }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  else if (to) {
    event.preventDefault();
    to.focus();
  } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
    typed(all, at, event.key)?.focus();
  }
}

const ticked = (menu) =>
  [...menu.querySelectorAll('.choice[aria-checked="true"]')].map((one) => one.dataset.value);

/** A press within a select's menu. Calls back with the values once the choice is made. */
export function choose(item, done) {
  const select = item.closest("[data-select]");
  const menu = item.closest("[popover]");
  const { least, most } = select.dataset;
  if (!("multiple" in select.dataset)) {
    menu.hidePopover();
    done(select, [item.dataset.value]);
    return;
  }
  if (item.matches(".choice")) {
    const isOn = item.getAttribute("aria-checked") === "true";
    if (isOn || ticked(menu).length < Number(most)) item.setAttribute("aria-checked", String(!isOn));
  } else if (ticked(menu).length >= Number(least)) {
    menu.hidePopover();
    done(select, ticked(menu));
  } else {
    menu.querySelector(".choice")?.focus();
  }
}

/** A menu of commands; calls back with the one that was picked. */
export function offer(anchor, entries, empty, pick) {
  document.getElementById("context-menu")?.remove();
  const menu = document.createElement("div");
  menu.id = "context-menu";
  menu.className = "popup";
  menu.popover = "auto";
  menu.setAttribute("role", "menu");
  for (const { label, value } of entries) {
    const item = document.createElement("button");
    item.type = "button";
    item.className = "choice";
    item.tabIndex = -1;
    item.setAttribute("role", "menuitem");
    item.textContent = label;
    item.addEventListener("click", () => {
      menu.hidePopover();
      anchor.focus?.();
      pick(value);
    });
    menu.append(item);
  }
  if (!entries.length) {
    const note = document.createElement("p");
    note.className = "note";
    note.setAttribute("role", "menuitem");
    note.tabIndex = -1;
    note.textContent = empty;
    menu.append(note);
  }
  document.body.append(menu);
  open(menu, anchor);
}
