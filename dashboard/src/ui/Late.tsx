import { type ReactNode, useEffect, useState } from "react";

/** Shows its content only when the wait got noticeable; what comes at once never flashes. */
export function Late({ children, after = 200 }: { children: ReactNode; after?: number }) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return shown ? children : null;
}
