import { useTranslation } from "react-i18next";
import classes from "./Settings.module.css";

const kinds = ["html", "manager", "wordpress", "single", "policy"] as const;

/** How the snippet is put in place, by what a site is made with. */
export function Guides({ snippet }: { snippet: string }) {
  const { t } = useTranslation();
  const address = /src="([^"]+)"/.exec(snippet)?.[1] ?? "";
  const origin = address && new URL(address).origin;
  const codes: Record<(typeof kinds)[number], string> = {
    html: `${snippet}\n</body>`,
    manager: `<script>\n  var s = document.createElement("script");\n  s.src = "${address}";\n  s.async = true;\n  document.body.appendChild(s);\n</script>`,
    wordpress: `add_action('wp_footer', function () {\n  echo '${snippet}';\n});`,
    single: snippet,
    policy: `script-src 'nonce-RANDOM' 'strict-dynamic'\nconnect-src ${origin} ${origin.replace(/^http/, "ws")}\nimg-src ${origin}\n\n${snippet.replace("<script ", '<script nonce="RANDOM" ')}`,
  };
  return (
    <>
      {kinds.map((kind) => (
        <details key={kind} className={classes.guide}>
          <summary>{t(`widget.guide.${kind}`)}</summary>
          <p>{t(`widget.guide.${kind}Lead`)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
          <pre className={classes.code} tabIndex={0}>
            <code>{codes[kind]}</code>
          </pre>
        </details>
      ))}
    </>
  );
}
