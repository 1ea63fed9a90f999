import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** The page with our snippet, and the same page without. */
export type Side = "product" | "reference";

const demo = join(import.meta.dirname, "../../demo");
const types: Record<string, string> = { ".css": "text/css", ".svg": "image/svg+xml" };
const own = /<script id="causerie-snippet"[^>]*><\/script>/;

/** The sample shop as a site of somebody else, on an origin of its own. */
export class Shop {
  private constructor(private readonly http: Server) {}

  static open(snippet: string): Promise<Shop> {
    const page = readFileSync(join(demo, "index.html"), "utf8");
    if (!own.test(page)) throw new Error("The demo shop's page has no snippet");
    const pages: Record<Side, string> = {
      product: page.replace(own, `<script async src="${snippet}"></script>`),
      reference: page.replace(own, ""),
    };
    const http = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://shop.example");
      const side = pathname.slice(1);
      const type = types[extname(pathname)];
      if (side === "product" || side === "reference") {
        response.setHeader("content-type", "text/html; charset=utf-8").end(pages[side]);
      } else if (type && /^\/demo(\/[\w-]+)+\.\w+$/.test(pathname)) {
        response.setHeader("cache-control", "max-age=3600").setHeader("content-type", type);
        response.end(readFileSync(join(demo, pathname.slice("/demo".length))));
      } else response.writeHead(404).end();
    });
    return new Promise((done) => http.listen(0, "127.0.0.1", () => done(new Shop(http))));
  }

  address(side: Side): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/${side}`;
  }

  close(): Promise<void> {
    this.http.closeAllConnections();
    return new Promise((done) => this.http.close(() => done()));
  }
}
