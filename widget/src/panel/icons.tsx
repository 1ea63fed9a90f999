const thumb = "M8 10.5l3.5-7a2.2 2.2 0 0 1 2 2.6L13 9.5h5a2 2 0 0 1 2 2.4l-1.3 6a2 2 0 0 1-2 1.6H8zm0 0H4v9h4";

const shapes = {
  good: thumb,
  bad: thumb,
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M6 9.5l6 6 6-6",
  send: "M12 19V5.5M6 11l6-6 6 6",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
  leave: "M10 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19H10M14 8l4 4-4 4M18 12h-8",
  talk: "M12 4c-5 0-9 3.3-9 7.5 0 2.3 1.2 4.4 3.2 5.8 0 1.1-.4 2.2-1.2 3.2 1.7-.2 3.2-.8 4.4-1.7.8.2 1.7.3 2.6.3 5 0 9-3.4 9-7.6S17 4 12 4z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  warn: "M12 7.5v5.5M12 16.5h.01M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
};

export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
