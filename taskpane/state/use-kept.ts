import { useCallback, useState } from "react";
import { useNavigation } from "./navigation";

/**
 * State of a screen that is still there when Back returns to it: what was folded open, how far a list
 * was shown. `name` must be unique on its screen.
 */
export function useKept<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const { entry, kept } = useNavigation();
  const key = `${entry.key} ${name}`;
  const [value, setValue] = useState<T>(() => {
    const known = kept.current.get(key);
    // Only this hook writes under this key, and always a T.
    return known === undefined ? initial : (known as T);
  });
  const keep = useCallback(
    (next: T) => {
      kept.current.set(key, next);
      setValue(next);
    },
    [kept, key],
  );
  return [value, keep];
}
