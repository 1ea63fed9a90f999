// Runs before the first paint, so that a dark desk never flashes white. Its name changes when it does.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("causerie.scheme");
  } catch {
    // storage may be forbidden; the system's choice will do
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
