// HTML from markup.py whose links tell the page what was clicked, instead of loading the page anew (which st.html's
// links do): data-open opens evidence, data-at shows another part of a document, data-go is another page.
// Modified clicks keep the browser's meaning: the links have an address.
export default function ({ data, parentElement, setTriggerValue }) {
  let body = parentElement.querySelector(":scope > .pt-live");
  if (!body) {
    body = document.createElement("div");
    body.className = "pt-live";
    parentElement.appendChild(body);
  }
  const narrow = window.matchMedia("(max-width: 900px)").matches;
  if (body.shown !== data.html) {
    body.innerHTML = data.html;
    body.shown = data.html;
    if (narrow) body.querySelectorAll("details.pt-outline").forEach((outline) => outline.removeAttribute("open"));
  }
  body.querySelectorAll(".pt-chosen").forEach((mark) => mark.classList.remove("pt-chosen"));
  if (data.chosen) body.querySelectorAll(`[data-open="${CSS.escape(data.chosen)}"]`).forEach((mark) => mark.classList.add("pt-chosen"));

  const show = (order, block) => {
    const place = body.querySelector(`#s${order}`);
    if (!place) return false;
    place.scrollIntoView({ block, behavior: "instant" });
    place.classList.remove("pt-flash");
    void place.offsetWidth;
    place.classList.add("pt-flash");
    return true;
  };
  if (data.at !== null && data.at !== undefined && body.at !== data.at) {
    body.at = data.at;
    requestAnimationFrame(() => requestAnimationFrame(() => show(data.at, data.block || "center")));
  }

  body.onclick = (event) => {
    const link = event.target.closest("a[data-open], a[data-at], a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    if (link.dataset.open) {
      const sentence = link.closest(".pt-s");
      if (sentence) body.at = sentence.id.slice(1);
      if (sentence && narrow) link.scrollIntoView({ block: "start" }); // evidence covers the lower part of a phone
      setTriggerValue("open", { what: link.dataset.open, at: sentence ? sentence.id.slice(1) : "" });
    } else if (link.dataset.at) {
      if (!show(link.dataset.at, "start")) setTriggerValue("at", link.dataset.at);
    } else {
      setTriggerValue("go", link.dataset.go);
    }
  };
  // The fields of a mark open to the side where there is room.
  const aside = (event) => {
    const mark = event.target.closest?.(".pt-m");
    const tip = mark?.querySelector(".pt-tip");
    if (!tip) return;
    const room = mark.closest(".pt-text")?.getBoundingClientRect() ?? document.body.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    tip.classList.toggle("pt-tip-left", at.left + 280 > room.right);
    tip.classList.toggle("pt-tip-up", at.bottom + 190 > window.innerHeight);
  };
  body.onmouseover = aside;
  body.addEventListener("focusin", aside);
  return () => body.removeEventListener("focusin", aside);
}
