// Forms over the page: those that the bot opens, and those of the host's own actions.

import { Failure, act, closeForm, form, post, say } from "./api.js";

function counters(dialog) {
  for (const field of dialog.querySelectorAll(".field")) {
    const control = field.querySelector("[maxlength]");
    const count = field.querySelector(".count");
    control?.addEventListener("input", () => {
      count.textContent = `${control.value.length} / ${control.maxLength}`;
    });
  }
}

function fail(dialog, text) {
  const line = dialog.querySelector(".error");
  line.textContent = text;
  line.hidden = !text;
}

// What was chosen is sent with commas between, as the control API takes it.
const valueOf = (one) =>
  one.multiple ? [...one.selectedOptions].map((option) => option.value).join(", ") : one.value;

const fieldsOf = (dialog) =>
  Object.fromEntries([...dialog.querySelectorAll("[data-field]")].map((one) => [one.dataset.field, valueOf(one)]));

function onSubmit(dialog, work) {
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (dialog.getAttribute("aria-busy") === "true") return;
    dialog.setAttribute("aria-busy", "true");
    fail(dialog, "");
    try {
      await work(fieldsOf(dialog));
      dialog.close();
    } catch (error) {
      fail(dialog, error.message);
    } finally {
      dialog.removeAttribute("aria-busy");
    }
  });
}

/** Shows a form of the bot; `done` is told of its answer. */
export async function openModal(modal, done) {
  const holder = document.createElement("template");
  holder.innerHTML = await form(modal);
  const dialog = holder.content.firstElementChild;
  const before = document.activeElement;
  document.body.append(dialog);
  counters(dialog);
  let isSent = false;
  onSubmit(dialog, async (fields) => {
    const outcome = await act("submit", { modal: dialog.dataset.modal, fields });
    if (outcome.error) throw new Failure(outcome.error);
    isSent = true;
    done(outcome);
  });
  dialog.addEventListener("close", () => {
    if (!isSent) closeForm().catch(() => {});
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  dialog.showModal();
  dialog.querySelector("input, textarea, select")?.focus();
}

const told = (answer) =>
  typeof answer === "string" ? answer : answer?.message ?? JSON.stringify(answer, null, 1);

/** Makes the host's own actions work. */
export function startActions() {
  const line = document.getElementById("action-answer");
  for (const dialog of document.querySelectorAll("[data-action-form]")) {
    const button = document.querySelector(`[data-action="${CSS.escape(dialog.dataset.actionForm)}"]`);
    const send = async (fields) => {
      line.textContent = told(await post(dialog.dataset.path, fields)) || say("done");
    };
    onSubmit(dialog, send);
    button?.addEventListener("click", () => {
      const first = dialog.querySelector("[data-field]");
      if (first) {
        dialog.showModal();
        first.focus();
      } else send({}).catch((error) => (line.textContent = error.message));
    });
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  });
}
