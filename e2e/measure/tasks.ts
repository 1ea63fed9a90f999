import type { Browser, Page } from "@playwright/test";

/** One piece of work of the page's main thread, during which nothing else of the page can happen. */
export interface Task {
  phase: string;
  ms: number;
  /** Whether scripts of the given origin did some of it: a listener that only looks does not make the page's work theirs. */
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

/** Microseconds. */
const some = 1000;
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
    .sort((a, b) => a.ts - b.ts);
  return here
    .filter(({ name }) => wholes.has(name))
    .map(({ ts, dur = 0 }) => ({
      phase: (marks.findLast((mark) => mark.ts <= ts + dur)?.name ?? "").slice(prefix.length),
      ms: dur / 1000,
      ours: outermost(scripts.filter((one) => one.ts >= ts && one.ts <= ts + dur)) >= some,
    }));
}

/** How long these took together; what one of them called is part of it. */
function outermost(calls: readonly TraceEvent[]): number {
  let sum = 0;
  let end = 0;
  for (const { ts, dur = 0 } of calls) {
    if (ts < end) continue;
    sum += dur;
    end = ts + dur;
  }
  return sum;
}

export function longest(tasks: readonly Task[]): number {
  return Math.max(0, ...tasks.map(({ ms }) => ms));
}
