const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

/** Whether a name has what was typed, whatever its case and accents. */
export const has = (name: string, typed: string): boolean => plain(name).includes(plain(typed.trim()));

/** Whether it begins so. */
export const begins = (name: string, typed: string): boolean => plain(name).startsWith(plain(typed.trim()));
