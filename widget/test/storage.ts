/** A browser's storage shared by several tabs: a change is told to all tabs but the one that made it. */
export class SharedStorage {
  private readonly items = new Map<string, string>();
  private readonly tabs = new Set<(key: string, value?: string) => void>();

  tab(told: (key: string, value?: string) => void): { shelf: Storage; leave(): void } {
    this.tabs.add(told);
    const { items } = this;
    const tell = (key: string, value?: string) => {
      for (const other of this.tabs) if (other !== told) other(key, value);
    };
    const shelf: Storage = {
      get length() {
        return items.size;
      },
      key: (index) => [...items.keys()][index] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => {
        items.set(key, value);
        tell(key, value);
      },
      removeItem: (key) => {
        if (items.delete(key)) tell(key);
      },
      clear: () => items.clear(),
    };
    return { shelf, leave: () => this.tabs.delete(told) };
  }

  get keys(): string[] {
    return [...this.items.keys()];
  }
}
