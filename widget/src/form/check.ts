import type { Field, Form } from "../../../protocol/frames";

/** What is wrong with which answer, by the field's id: a word for which there is a text, `fault.WORD`. */
export type Faults = Readonly<Record<string, string>>;

export interface Given {
  readonly answers: Readonly<Record<string, string>>;
  readonly message: string;
  readonly department?: string | undefined;
  /** The ids of those that there are. */
  readonly departments: readonly string[];
}

const longest: Readonly<Record<string, number>> = { name: 100, email: 254, phone: 40, message: 5000 };

/** Says the same as the server, which checks again; `protocol/samples/answers.json` holds both to it. */
export function check({ fields }: Pick<Form, "fields">, given: Given): Faults {
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const fault = faultOf(field, answerTo(field, given), given.departments);
    if (fault) faults[field.id] = fault;
  }
  for (const id in given.answers) if (!fields.some((field) => field.id === id)) faults[id] = "unknown";
  return faults;
}

function answerTo({ id, kind }: Field, { answers, message, department }: Given): string {
  if (kind === "message") return clean(message);
  return clean(((kind === "department" ? department : answers[id]) ?? "").replace(/[\n\t]+/g, " "));
}

function faultOf({ kind, need, options }: Field, answer: string, departments: readonly string[]): string | undefined {
  if (!answer) return need === "required" && (kind !== "department" || departments.length) ? "required" : undefined;
  if (answer.length > (longest[kind] ?? 1000)) return "too_long";
  if (kind === "email") return isEmail(answer) ? undefined : kind;
  if (kind === "phone") return isPhone(answer) ? undefined : kind;
  const choices = { department: departments, checkbox: ["yes"], choice: options.map(({ id }) => id) }[kind];
  return !choices || choices.includes(answer) ? undefined : "choice";
}

/** Without letters that nobody sees, and without white at its ends. */
const clean = (text: string) =>
  text.replace(/[^\P{Cc}\n\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu, "").replace(/^[\s\p{Z}]+|[\s\p{Z}]+$/gu, "");

function isPhone(text: string): boolean {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return /^\+?[\p{Nd}\p{Zs}()./,#*x-]+$/u.test(text) && digits > 3 && digits < 21;
}

const other = "[^\\x00-\\x7f\\p{Z}]";
const atom = `(?:[\\w!#$%&'*+/=?^\`{|}~-]|${other})+`;
const local = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[ !#-\\[\\]-~]|[^\\x00-\\x7f]|\\\\[ -~])*")$`, "u");
const letter = "(?:[A-Za-z0-9]|[^\\x00-\\x7f\\p{Z}\\p{P}])";
const label = new RegExp(`^${letter}(?:(?:[A-Za-z0-9-]|${other})*${letter})?$`, "u");
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const octets = (text: string) => new TextEncoder().encode(text).length;

/** What RFC 5321 calls a mailbox, and RFC 6531 one in other scripts. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || octets(text) > 254 || octets(name) > 64 || !local.test(name)) return false;
  const [, tag, address = ""] = /^\[(IPv6:)?(.*)\]$/.exec(domain) ?? [];
  if (domain.startsWith("[")) return tag ? isIpv6(address) : ipv4.test(address);
  return domain.split(".").every((one) => octets(one) < 64 && label.test(one));
}

function isIpv6(text: string): boolean {
  const halves = text.split("::");
  const counts = halves.map((half, i) => groups(half, i === halves.length - 1));
  const sum = counts.reduce((a, b) => a + b, 0);
  // "::" stands for two groups of zeros at least.
  return halves.length === 1 ? sum === 8 : halves.length === 2 && sum < 7;
}

/** How many there are; far too many when something is none. */
function groups(text: string, last: boolean): number {
  const all = text ? text.split(":") : [];
  return all.reduce((sum, one, i) => {
    if (/^[\da-f]{1,4}$/i.test(one)) return sum + 1;
    return sum + (last && i === all.length - 1 && ipv4.test(one) ? 2 : 99);
  }, 0);
}
