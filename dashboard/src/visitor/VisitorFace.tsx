import type { VisitorName } from "../../../protocol/frames";
import { Face } from "../ui/Face";
import { isUnnamed } from "./name";

export function VisitorFace({ visitor: { id, name }, size }: { visitor: VisitorName; size?: number | undefined }) {
  return <Face name={isUnnamed(name) ? undefined : name} seed={id} size={size} />;
}
