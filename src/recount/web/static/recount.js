// Keys, and words selected in the source text. Everything else is the server's.
"use strict";
(() => {
  const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select";
  const byKey = (key) =>
    [...document.querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key === key && !one.disabled && (one.offsetParent || one.dataset.key === "Escape"),
    );
  const typing = (one) => one instanceof Element && one.matches(FIELDS);
  const say = (words) => {
    const live = document.getElementById("live");
    if (live && words) live.textContent = words;
  };
  // Told in sight too: what was pressed and not taken.
  const warn = (words) => {
    say(words);
    const told = document.querySelector(".acts .told");
    if (!told) return;
    const line = document.createElement("p");
    line.textContent = words;
    told.replaceChildren(line);
  };

  // ---- one thing at a time -----------------------------------------------
  // What decides is sent only while nothing is under way, and nothing is sent while
  // the claim that is shown may change: so a decision is on what its page shows.
  const flying = new Map();

  document.addEventListener("htmx:confirm", (event) => {
    const decides = event.detail.verb !== "get";
    if (decides) taken();
    if (![...flying.values()].includes(true) && !(decides && flying.size)) return;
    event.preventDefault();
    warn(document.body.dataset.busy);
  });

  document.addEventListener("htmx:beforeSend", (event) => {
    const { xhr, target, requestConfig } = event.detail;
    flying.set(xhr, requestConfig.verb !== "get" || target?.id === "desk");
    document.body.ariaBusy = "true";
    xhr.addEventListener("loadend", () => {
      // The page is about to be left where another one is asked for.
      if (!xhr.getResponseHeader("HX-Redirect")) landed(xhr);
    });
  });

  function landed(xhr) {
    flying.delete(xhr);
    if (!flying.size) document.body.ariaBusy = null;
  }

  window.addEventListener("pageshow", () => [...flying.keys()].forEach(landed));

  // ---- keys -------------------------------------------------------------
  // Keys that go on for as long as they are held; every other one acts once.
  const HELD = ["j", "k", "ArrowLeft", "ArrowRight"];

  function press(one) {
    if (one.matches(FIELDS)) {
      const folded = one.closest("details");
      if (folded) folded.open = true;
      one.focus();
      if (one.select) one.select();
    } else one.click();
  }

  function field(key) {
    // A key beside a field that is folded away opens it.
    return [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && one.matches(FIELDS));
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat && event.key === "Enter" && !event.target.matches("textarea")) event.preventDefault();
    if (event.repeat && (!HELD.includes(event.key) || flying.size)) return;
    const keys = document.getElementById("keys");
    if (keys.open) {
      if (event.key === "?") keys.close();
      return;
    }
    if (event.key === "Escape") {
      if (typing(document.activeElement)) return document.activeElement.blur();
      const close = byKey("Escape");
      if (close) press(close);
      return;
    }
    const choosing = event.key === "Enter" && !event.shiftKey && event.target.matches(".panel select, .panel textarea");
    if (typing(event.target) && !choosing) return;
    if (event.key === "Enter") {
      if (event.target.matches("input[data-walk]")) {
        event.preventDefault();
        return event.target.click();
      }
      if (event.target.matches("a, button, summary, input")) return;
      const save = byKey("Enter");
      if (save) { event.preventDefault(); press(save); }
      return;
    }
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      if (step(event.key === "ArrowRight" ? "forward" : "backward", event.shiftKey)) event.preventDefault();
      return;
    }
    const one = byKey(event.key) || field(event.key);
    if (one) { event.preventDefault(); press(one); }
    else if (walk(event.key)) event.preventDefault();
  });

  // Where a key is on several, it goes from one to the next, and Enter takes it.
  function walk(key) {
    const row = [...document.querySelectorAll("[data-walk]")].filter((one) => one.dataset.walk === key && one.offsetParent);
    if (!row.length) return false;
    const next = row[(row.indexOf(document.activeElement) + 1) % row.length];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("click", (event) => {
    const one = event.target.closest("[data-key='?'], [data-drop], [data-part]");
    if (!one) return;
    if (one.dataset.key === "?") document.getElementById("keys").showModal();
    else if (one.hasAttribute("data-drop")) {
      const form = one.closest("form");
      one.closest("li").remove();
      parts(form, "");
    } else part(one);
  });

  // ---- words selected in the source text ---------------------------------
  // Offsets count characters of the text view as Unicode code points. Every run of
  // the text carries the offset it begins at; a run of one hidden character is
  // shown by its code point and counts as one.
  let chosen = null;

  function length(run) {
    return run.hasAttribute("data-one") ? 1 : [...run.textContent].length;
  }

  function place(run, node, at) {
    const start = Number(run.dataset.o);
    const before = document.createRange();
    before.setStart(run, 0);
    before.setEnd(node, at);
    const told = before.toString();
    return start + (run.hasAttribute("data-one") ? (told ? 1 : 0) : [...told].length);
  }

  function offsets() {
    const source = document.getElementById("source");
    const selection = document.getSelection();
    if (!source || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!source.contains(range.commonAncestorContainer)) return null;
    const runs = [...source.querySelectorAll("[data-o]")].filter((run) => range.intersectsNode(run));
    if (!runs.length) return null;
    const first = runs[0], last = runs[runs.length - 1];
    const start = first.contains(range.startContainer)
      ? place(first, range.startContainer, range.startOffset) : Number(first.dataset.o);
    const end = last.contains(range.endContainer)
      ? place(last, range.endContainer, range.endOffset) : Number(last.dataset.o) + length(last);
    return end > start ? { start, end, document: source.dataset.document } : null;
  }

  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(taken, 150);
  });

  // Take the words in that were selected last, if that is still to be done.
  function taken() {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    const found = offsets();
    if (!found || (chosen && found.start === chosen.start && found.end === chosen.end)) return;
    chosen = found;
    give();
  }

  // Hand the words to the panel that is open, which asks the server what they say.
  function give() {
    const ground = document.getElementById("ground");
    if (!ground || !chosen) return;
    ground.querySelector("[name=start]").value = chosen.start;
    ground.querySelector("[name=end]").value = chosen.end;
    htmx.trigger(ground, "words");
  }

  // From word to word by keys, beginning at the quote, while a panel waits for words.
  function step(way, extend) {
    if (!document.getElementById("ground")) return false;
    const selection = document.getSelection();
    const source = document.getElementById("source");
    const inside = selection.rangeCount && source.contains(selection.anchorNode);
    if (!inside) {
      selection.collapse(document.getElementById("quote") || source, 0);
      selection.modify("extend", "forward", "word");
    } else if (extend) selection.modify("extend", way, "word");
    else if (way === "forward") {
      selection.collapseToEnd();
      selection.modify("move", "forward", "word");
      selection.modify("move", "backward", "word");
      selection.modify("extend", "forward", "word");
    } else {
      selection.collapseToStart();
      selection.modify("move", "backward", "word");
      selection.modify("extend", "forward", "word");
    }
    const range = selection.getRangeAt(0);
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    return true;
  }

  // ---- the parts of a claim to be split, kept in the address --------------
  function part(button) {
    const form = button.closest("form");
    const start = form.querySelector("[name=start]").value, end = form.querySelector("[name=end]").value;
    if (start && end) parts(form, `${start}-${end}-${form.querySelector("[name=value]").value}`);
  }

  function parts(form, more) {
    const told = [...form.querySelectorAll("[name=part]")].map((one) => one.value);
    const address = new URL(form.querySelector("[data-part]").dataset.part, location.href);
    for (const one of more ? [...told, more] : told) address.searchParams.append("part", one);
    chosen = null;
    document.getSelection().removeAllRanges();
    htmx.ajax("GET", address.pathname + address.search, { target: "#panel", select: "#panel", swap: "outerHTML" });
  }

  // ---- after the page changed ----------------------------------------------
  function settle() {
    const source = document.getElementById("source");
    const quote = source?.querySelector(".sheets rect") || document.getElementById("quote");
    if (quote && source) {
      const box = source.getBoundingClientRect(), at = quote.getBoundingClientRect();
      if (source.scrollHeight > source.clientHeight) {
        source.scrollTop += at.top - box.top - source.clientHeight / 3;
      }
    }
    const rows = document.querySelector(".rows"), row = rows?.querySelector("[aria-current]");
    if (row) {
      const box = rows.getBoundingClientRect(), at = row.getBoundingClientRect();
      if (at.top < box.top || at.bottom > box.bottom) rows.scrollTop += at.top - box.top - box.height / 3;
    }
  }

  document.addEventListener("DOMContentLoaded", settle);

  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    if (target.id === "desk") {
      say(document.getElementById("desk").dataset.said);
      // What was selected went with the text it stood in.
      chosen = null;
      settle();
      document.getElementById("main").focus({ preventScroll: true });
    }
    if (target.id === "panel") {
      const panel = document.getElementById("panel");
      panel.querySelector("[data-first]")?.focus();
      panel.scrollIntoView({ block: "nearest" });
      give();
      for (const one of document.querySelectorAll(".field.on")) one.classList.remove("on");
      const name = panel.querySelector("[name=field]")?.value;
      if (name) document.querySelector(`.field.r-${CSS.escape(name)}`)?.classList.add("on");
    }
  });

  // ---- a fault is told where it was made -------------------------------------
  document.addEventListener("htmx:beforeRequest", (event) => {
    const fault = document.getElementById("fault"), by = event.detail.elt;
    if (!fault || event.detail.requestConfig.verb !== "post") return;
    fault.replaceChildren();
    const form = by.closest("form");
    if (form) form.append(fault);
    else if (by.closest(".row, li")) by.closest(".row, li").after(fault);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "fault") {
      document.getElementById("fault")?.scrollIntoView({ block: "nearest" });
    }
  });

  for (const kind of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(kind, () => {
      const fault = document.getElementById("fault");
      if (fault) fault.textContent = document.body.dataset.unreachable;
    });
  }
  document.addEventListener("htmx:responseError", (event) => {
    const fault = document.getElementById("fault");
    if (fault) fault.textContent = event.detail.xhr.responseText.slice(0, 400) || document.body.dataset.unreachable;
  });
})();
