import { useMediaQuery } from "@mantine/hooks";

/** On a phone the rail lies at the foot: what opens from it opens upwards. */
export function useNarrow(): boolean {
  return useMediaQuery("(max-width: 600px)", window.innerWidth <= 600, { getInitialValueInEffect: false });
}
