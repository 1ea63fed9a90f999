let prefix = "";

/** Shows the unread count before the page's title while nobody looks at the page. */
export function titleCount(unread: number): void {
  const plain = prefix && document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
  prefix = unread > 0 && document.hidden ? `(${unread}) ` : "";
  if (document.title !== prefix + plain) document.title = prefix + plain;
}
