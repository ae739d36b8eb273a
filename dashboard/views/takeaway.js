// Two buttons that make a picture of the hidden chart beside them, with the Plotly that has drawn it: the one button of
// its bar (toImage) is pressed with our format. No second copy of Plotly is loaded, and nothing leaves the machine.
const WAIT = 150, PATIENCE = 80;

// Plotly hands the file over by a click on a link of its own outside the list, which would close the list.
function unheard(event) {
  if (event.target.tagName === "A" && event.target.download) event.stopImmediatePropagation();
}

function plot(name) {
  const drawn = document.querySelector(`.st-key-${name} .js-plotly-plot`);
  return drawn && drawn._context && drawn.querySelector(".modebar-btn") ? drawn : null;
}

// A picture of the picture: the drawing copied, small. (Streamlit would lay the chart itself out anew at a small size.)
function show(drawn, figure, width) {
  const copy = document.createElement("div");
  for (const layer of drawn.querySelectorAll(".main-svg")) copy.append(layer.cloneNode(true));
  copy.style.transform = `scale(${figure.clientWidth / width})`;
  figure.replaceChildren(copy);
}

async function ready(name) {
  for (let tries = 0; tries < PATIENCE && !plot(name); tries++) await new Promise((next) => setTimeout(next, WAIT));
  return plot(name);
}

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector("[role=status]");
  said.textContent = "";
  window.addEventListener("click", unheard, true);
  const figure = parentElement.querySelector("figure");
  figure.setAttribute("aria-label", data.preview);
  ready(data.poster).then((drawn) => drawn && show(drawn, figure, data.width));
  for (const button of parentElement.querySelectorAll("button")) {
    const format = button.dataset.format;
    button.querySelector("span").textContent = data.labels[format];
    button.onclick = async () => {
      button.setAttribute("aria-busy", "true");
      const drawn = await ready(data.poster);
      button.removeAttribute("aria-busy");
      if (!drawn) { said.textContent = data.failed; return; }
      const { width, height, file } = data;
      drawn._context.toImageButtonOptions = { format, filename: file, width, height, scale: format === "png" ? 2 : 1 };
      drawn.querySelector(".modebar-btn").click();
    };
  }
  return () => window.removeEventListener("click", unheard, true);
}
