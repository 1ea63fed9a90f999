/** A refusal of the server, by its `code`; `unreachable` is ours. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfter?: number,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}`);
  }
}

interface ProblemBody {
  code?: string;
  fields?: Record<string, string>;
}

export async function call<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: object,
): Promise<T> {
  const init: RequestInit = { method, credentials: "same-origin", headers: { accept: "application/json" } };
  if (body instanceof Blob) {
    const type = body.type.startsWith("image/") ? body.type : "image/unknown";
    init.headers = { ...init.headers, "content-type": type };
    init.body = body;
  } else if (body) {
    init.headers = { ...init.headers, "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  const answer = await fetch(path, init).catch(() => {
    throw new Problem(0, "unreachable");
  });
  if (!answer.ok) throw await problem(answer);
  if (answer.status === 204) return undefined as T;
  return answer.json() as Promise<T>;
}

async function problem(answer: Response): Promise<Problem> {
  const body = (await answer.json().catch(() => ({}))) as ProblemBody;
  const wait = Number(answer.headers.get("retry-after"));
  const code = body.code ?? plain(answer.status);
  return new Problem(answer.status, code, Number.isFinite(wait) && wait > 0 ? wait : undefined, body.fields);
}

/** What a proxy in front of us means, which knows none of our codes. */
function plain(status: number): string {
  if (status === 413) return "too_large";
  return status >= 500 ? "unreachable" : "unknown";
}
