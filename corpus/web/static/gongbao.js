// Charts, the card over a figure, forms that answer at a change. Pages work without it.
(() => {
  "use strict";

  const read = (id) => {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  };

  // A form whose choices take effect at once; its button is for readers without scripts.
  for (const form of document.querySelectorAll("form[data-autosubmit]")) {
    form.classList.add("auto");
    form.addEventListener("change", () => form.submit());
  }

  // Horizontal bars, one a period; their shade tells how long the period is, so that
  // a half-year is not taken for a year.
  const drawSeries = (holder, rows) => {
    if (!rows || rows.length < 2 || typeof Plot === "undefined") return;
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    // A Chinese character is as wide as the type is high, others a little over half of it.
    const width = (text) => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 13.2 : 7.4), 0);
    const widest = (key) => Math.max(...rows.map((row) => width(row[key])));
    const longest = Math.max(...rows.map((row) => row.months));
    const draw = () => {
      const chart = Plot.plot({
        width: holder.clientWidth,
        height: 26 + rows.length * 34,
        marginLeft: widest("label") + 12,
        marginRight: widest("shown") + 14,
        marginTop: 4,
        marginBottom: 18,
        style: { background: "none", color: "inherit", fontSize: "13px", fontFamily: "inherit" },
        x: { axis: null, domain: [0, Math.max(...rows.map((row) => Math.abs(row.value)))] },
        y: { label: null, tickSize: 0, domain: rows.map((row) => row.label) },
        marks: [
          Plot.barX(rows, {
            x: (row) => Math.abs(row.value),
            y: "label",
            fill: color("--data"),
            fillOpacity: (row) => (row.months === longest ? 1 : 0.55),
            insetTop: 5,
            insetBottom: 5,
            href: "href",
          }),
          Plot.text(rows, {
            x: (row) => Math.abs(row.value),
            y: "label",
            text: "shown",
            textAnchor: "start",
            dx: 6,
            fill: "currentColor",
          }),
          Plot.ruleX([0], { stroke: color("--line") }),
        ],
      });
      holder.replaceChildren(chart);
    };
    draw();
    new ResizeObserver(draw).observe(holder.parentElement);
  };

  for (const holder of document.querySelectorAll("[data-chart=series]")) {
    drawSeries(holder, read("series"));
  }

  // What was read at a figure, shown over it.
  const cards = read("cards");
  const card = document.getElementById("card");
  if (cards && card) {
    const line = (text, kind) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      if (kind) paragraph.className = kind;
      return paragraph;
    };
    const show = (mark) => {
      const entry = cards[mark.dataset.figure];
      if (!entry) return;
      card.replaceChildren(
        line(entry.name, "name"),
        line(entry.value, "value"),
        line([entry.place, entry.period].filter(Boolean).join(" · ")),
        line(entry.kind, "kind"),
        line(entry.rule, "rule"),
      );
      card.hidden = false;
      const box = mark.getBoundingClientRect();
      const left = Math.min(box.left, window.innerWidth - card.offsetWidth - 12);
      const below = box.bottom + 8 + card.offsetHeight < window.innerHeight;
      card.style.left = `${Math.max(12, left)}px`;
      card.style.top = `${below ? box.bottom + 8 : box.top - card.offsetHeight - 8}px`;
    };
    const hide = () => { card.hidden = true; };
    for (const mark of document.querySelectorAll("a.figure[data-figure]")) {
      mark.addEventListener("pointerenter", () => show(mark));
      mark.addEventListener("focus", () => show(mark));
      mark.addEventListener("pointerleave", hide);
      mark.addEventListener("blur", hide);
    }
    // Who comes from a fact sees at once what it was read as.
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.dataset.figure) {
      target.scrollIntoView({ block: "center" });
      show(target);
    }
    for (const kind of ["wheel", "touchmove", "keydown"]) {
      document.addEventListener(kind, hide, { passive: true });
    }
  }

  // Periods of the briefing form: only those that the chosen place has.
  const held = read("held");
  const form = document.querySelector("form[data-briefing]");
  if (held && form) {
    const limit = () => {
      const periods = new Set(held[form.elements.region.value] || []);
      const ranking = form.elements.type.value === "tongbao";
      for (const option of form.elements.period.options) {
        option.disabled = !ranking && !periods.has(option.value);
        option.hidden = option.disabled;
      }
      const chosen = form.elements.period.selectedOptions[0];
      if (!chosen || chosen.disabled) {
        const first = [...form.elements.period.options].find((option) => !option.disabled);
        if (first) first.selected = true;
      }
      form.elements.region.closest("label").classList.toggle("off", ranking);
      form.elements.language.closest("label").classList.toggle("off", form.elements.type.value === "brief");
    };
    form.addEventListener("change", limit);
    limit();
  }
})();
