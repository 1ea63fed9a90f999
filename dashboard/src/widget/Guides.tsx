import { useTranslation } from "react-i18next";
import { Code } from "../ui/Code";
import classes from "./Settings.module.css";

const kinds = ["html", "manager", "wordpress", "single", "policy"] as const;

type Part = readonly [name: string, text: string];

/** What is written where, for each kind of site. */
function codes(snippet: string, address: string): Record<(typeof kinds)[number], readonly Part[]> {
  const { origin } = new URL(address);
  return {
    html: [["index.html", `${snippet}\n</body>`]],
    manager: [
      [
        "HTML",
        `<script>\n  var s = document.createElement("script");\n  s.src = "${address}";\n  s.async = true;\n  document.head.appendChild(s);\n</script>`,
      ],
    ],
    wordpress: [
      [
        "wp-content/mu-plugins/causerie.php",
        `<?php\nadd_action( 'wp_footer', function () {\n  wp_print_script_tag( array(\n    'src'   => '${address}',\n    'async' => true,\n  ) );\n} );`,
      ],
    ],
    single: [
      [
        "index.html",
        `<body>\n  <div id="app"></div>\n  <script type="module" src="/app.js"></script>\n  ${snippet}\n</body>`,
      ],
    ],
    policy: [
      [
        "Content-Security-Policy",
        `script-src 'nonce-RANDOM' 'strict-dynamic'; connect-src ${origin} ${origin.replace(/^http/, "ws")}; img-src ${origin}`,
      ],
      ["HTML", snippet.replace("<script ", '<script nonce="RANDOM" ')],
    ],
  };
}

/** How the snippet is put in place, by what a site is made with. */
export function Guides({ snippet }: { snippet: string }) {
  const { t } = useTranslation();
  const address = /src="([^"]+)"/.exec(snippet)?.[1];
  if (!address) return null;
  const all = codes(snippet, address);
  return (
    <>
      {kinds.map((kind) => (
        <details key={kind} className={classes.guide} data-guide={kind}>
          <summary>{t(`widget.guide.${kind}`)}</summary>
          <p>{t(`widget.guide.${kind}Lead`)}</p>
          {all[kind].map(([name, text]) => (
            <Code key={name} name={name} text={text} />
          ))}
          <p className={classes.after}>{t(`widget.guide.${kind}After`)}</p>
        </details>
      ))}
    </>
  );
}
