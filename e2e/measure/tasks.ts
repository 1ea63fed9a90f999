import type { Browser, Page } from "@playwright/test";

/** One piece of work of the page's main thread, during which nothing else of the page can happen. */
export interface Task {
  phase: string;
  ms: number;
  /** Whether a script of the given origin ran in it. */
  ours: boolean;
}

interface TraceEvent {
  name: string;
  cat: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; fileName?: string } };
}

const prefix = "phase ";
const categories = ["toplevel", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"];
const runs = new Set(["FunctionCall", "EvaluateScript", "v8.compile"]);
const wholes = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);

/** From here on, what the page does counts for this phase. */
export async function phase(page: Page, name: string): Promise<void> {
  await page.evaluate((mark) => performance.mark(mark), prefix + name);
}

export async function watchTasks(browser: Browser, page: Page, first: string): Promise<void> {
  await page.addInitScript((mark) => {
    if (window === top) performance.mark(mark);
  }, prefix + first);
  await browser.startTracing(page, { categories });
}

/** All tasks of the main thread that marked the phases. */
export async function tasksOf(browser: Browser, origin: string): Promise<Task[]> {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const marks = traceEvents
    .filter(({ cat, name }) => cat.includes("blink.user_timing") && name.startsWith(prefix))
    .sort((a, b) => a.ts - b.ts);
  const thread = marks[0];
  if (!thread) throw new Error("the trace has no phase");
  const here = traceEvents.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid);
  const scripts = here
    .filter(({ name, args }) => runs.has(name) && (args?.data?.url ?? args?.data?.fileName ?? "").startsWith(origin))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  return here
    .filter(({ name }) => wholes.has(name))
    .map(({ ts, dur = 0 }) => ({
      phase: (marks.findLast((mark) => mark.ts <= ts + dur)?.name ?? "").slice(prefix.length),
      ms: dur / 1000,
      ours: scripts.some((at) => at >= ts && at <= ts + dur),
    }));
}

export function longest(tasks: readonly Task[]): number {
  return Math.max(0, ...tasks.map(({ ms }) => ms));
}
