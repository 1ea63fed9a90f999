import type { AgentStatus } from "../../../protocol/frames";

const COLOURS: Record<AgentStatus, string> = {
  online: "var(--green)",
  away: "var(--amber)",
  invisible: "var(--ink-soft)",
};

/** A full disc, a clock, a ring: told apart without their colours. Its word always stands beside it. */
export function StatusMark({ status, size = 12 }: { status: AgentStatus; size?: number }) {
  const colour = COLOURS[status];
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" style={{ flex: "none", display: "block" }}>
      {status === "online" && <circle cx="6" cy="6" r="5" fill={colour} />}
      {status === "away" && (
        <>
          <circle cx="6" cy="6" r="5" fill={colour} />
          <path d="M6 3.2V6.2L8 7.6" stroke="var(--paper)" strokeWidth="1.4" fill="none" strokeLinecap="round" />
        </>
      )}
      {status === "invisible" && <circle cx="6" cy="6" r="4" fill="none" stroke={colour} strokeWidth="2" />}
    </svg>
  );
}
