package dev.causerie.post;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The words of a mail that was written as HTML only. What it quotes begins with `>`, as in plain text.
final class HtmlWords implements NodeVisitor {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "hr");
    private static final Set<String> APART = Set.of("p", "blockquote", "h1", "h2", "h3", "table", "ul", "ol");
    private static final int DEEPEST_QUOTE = 10;

    private final StringBuilder text = new StringBuilder();
    private int quoted;
    private int breaks;
    /// How deep the words before were quoted.
    private int before;

    private HtmlWords() {}

    static String of(String html) {
        if (html.isBlank()) {
            return "";
        }
        var document = Jsoup.parse(html);
        document.select("script, style, head, title, noscript, template, object, iframe")
                .remove();
        HtmlWords words = new HtmlWords();
        document.traverse(words);
        return words.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            add(words.text());
            return;
        }
        String name = node.nodeName();
        if (name.equals("br")) {
            breaks++;
        } else {
            block(name);
        }
        if (name.equals("blockquote")) {
            quoted++;
        }
        if (name.equals("li")) {
            add("- ");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        String name = node.nodeName();
        if (name.equals("blockquote")) {
            breaks = Math.max(breaks, 1);
            quoted--;
        }
        block(name);
    }

    private void block(String name) {
        if (BLOCKS.contains(name)) {
            breaks = Math.max(breaks, APART.contains(name) ? 2 : 1);
        }
    }

    private void add(String words) {
        boolean begins = text.isEmpty() || breaks > 0;
        String shown = begins ? words.stripLeading() : words;
        if (shown.isEmpty()) {
            return;
        }
        if (begins) {
            String between = mark(Math.min(quoted, before)).stripTrailing();
            int lines = text.isEmpty() ? 0 : Math.min(breaks, 2);
            for (int i = 0; i < lines; i++) {
                text.append('\n');
                if (i < lines - 1) {
                    text.append(between);
                }
            }
            text.append(mark(quoted));
        }
        text.append(shown);
        breaks = 0;
        before = quoted;
    }

    private static String mark(int quoted) {
        return "> ".repeat(Math.min(quoted, DEEPEST_QUOTE));
    }
}
