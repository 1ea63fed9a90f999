import type { Page } from "../../../protocol/frames";

const longestUrl = 2000;
const longestTitle = 250;

/** The page the visitor looks at, without the unread count that we may have put before its title. */
export function currentPage(): Page {
  const title = document.title.replace(/^\(\d+\) /, "");
  return { url: location.href.slice(0, longestUrl), title: title.slice(0, longestTitle) };
}

/** Calls back when the address changed without a new page. The page's `history` is left untouched. */
export function watchPage(changed: () => void): void {
  let last = location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    clearTimeout(timer);
    timer = setTimeout(changed, 200); // pages set the new title a moment later
  };
  const navigation = (window as { navigation?: EventTarget }).navigation;
  if (navigation) navigation.addEventListener("currententrychange", look);
  else setInterval(look, 1000);
}
