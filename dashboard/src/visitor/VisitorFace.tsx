import type { VisitorName } from "../../../protocol/frames";
import { Face } from "../ui/Face";
import { isUnnamed } from "./name";
import { Verified } from "./Verified";

export function VisitorFace({
  visitor: { id, name, external },
  size,
}: {
  visitor: VisitorName;
  size?: number | undefined;
}) {
  return (
    <Verified external={external}>
      <Face name={isUnnamed(name) ? undefined : name} seed={id} size={size} />
    </Verified>
  );
}
