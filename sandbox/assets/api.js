// Speaks with the sandbox's control API, the only thing that this page can do.

export const state = JSON.parse(document.body.dataset.state);
export const words = state.words;

export const say = (key, holes = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => holes[name] ?? "");

export class Failure extends Error {}

async function answer(response) {
  const type = response.headers.get("content-type") ?? "";
  const body = type.includes("json") ? await response.json() : await response.text();
  if (response.ok) return body;
  const told = typeof body === "object" && body ? body.error ?? body.message : null;
  throw new Failure(typeof told === "string" && told ? told : say("failed"));
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(say("failed"));
  }
  return answer(response);
}

export const get = (path, signal) => ask(path, { signal });

export const post = (path, body, signal) =>
  ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": state.locale ?? "en" },
    body: JSON.stringify(body),
    signal,
  });

/** Does something as the person that one acts as. */
export const act = (deed, body, signal) =>
  post(`/_sandbox/people/${state.person}/${deed}`, body, signal);

export const commands = (channel) =>
  get(`/_sandbox/people/${state.person}/commands?channel=${encodeURIComponent(channel)}`);

export const view = (channel) =>
  get(`/view/people/${state.person}/channels/${encodeURIComponent(channel)}`);

export const form = (modal) => post(`/view/people/${state.person}/modal`, modal);

/** Puts the open form away without an answer. */
export const closeForm = () => ask(`/_sandbox/people/${state.person}/modal`, { method: "DELETE" });
