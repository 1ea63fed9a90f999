export declare const few: RegExp;
export declare const parts: Readonly<Record<string, RegExp>>;
export declare function partOf(key: string): string | undefined;
