package dev.causerie.site;

import dev.causerie.fetch.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What of a page matters to the widget on it.
record HostPage(Site site, List<Tag> tags, List<Policy> policies) {
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    /// Its last part takes everything there is, so that it need not be tried again for each key.
    private static final Pattern SNIPPET = Pattern.compile(
            "(https?://[^/?#]+)/snippet\\.js\\?(?:.*&)?key=([^&#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([a-z0-9_:.-]+)");
    private static final Set<String> SCRIPTS =
            Set.of("", "text/javascript", "application/javascript", "module", "text/ecmascript");
    private static final int MOST_TAGS = 50;

    /// A snippet on the page.
    ///
    /// @param server it is fetched from
    /// @param active whether a browser would run it
    record Tag(Site server, String key, String nonce, boolean active) {}

    /// @return empty when it is no HTML
    static Optional<HostPage> read(Fetched.Page page) {
        String type = page.header("content-type").stream().findFirst().orElse("");
        String kind = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return HTML.contains(kind)
                ? Site.of(page.address().toString()).map(site -> read(page, site, type))
                : Optional.empty();
    }

    private static HostPage read(Fetched.Page page, Site site, String type) {
        Document document = parse(page, type);
        List<Policy> policies = new ArrayList<>();
        page.header("content-security-policy").forEach(text -> policies.addAll(Policy.read("header", site, text)));
        document.head().children().stream()
                .filter(element -> element.normalName().equals("meta"))
                .filter(meta -> meta.attr("http-equiv").equalsIgnoreCase("content-security-policy"))
                .forEach(meta -> policies.addAll(Policy.read("meta", site, meta.attr("content"))));
        return new HostPage(site, tags(document), policies);
    }

    private static Document parse(Fetched.Page page, String type) {
        Matcher charset = CHARSET.matcher(type);
        String address = page.address().toString();
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page.body()), charset.find() ? known(charset.group(1)) : null, address);
        } catch (IOException e) {
            throw new UncheckedIOException("A page in memory cannot be read", e);
        }
    }

    private static String known(String charset) {
        return java.nio.charset.Charset.isSupported(charset) ? charset : null;
    }

    private static List<Tag> tags(Document document) {
        List<Tag> tags = new ArrayList<>();
        add(tags, document, true);
        // What stands where scripts run is text within this, and the reader may have left it so.
        document.select("noscript").stream()
                .limit(MOST_TAGS)
                .forEach(without -> add(tags, Jsoup.parse(without.wholeText(), document.baseUri()), false));
        return tags;
    }

    private static void add(List<Tag> tags, Document document, boolean runs) {
        for (Element script : document.select("script[src]")) {
            Matcher found = SNIPPET.matcher(script.absUrl("src"));
            if (found.matches() && tags.size() < MOST_TAGS) {
                Site.of(found.group(1))
                        .ifPresent(server -> tags.add(
                                new Tag(server, found.group(2), script.attr("nonce"), runs && isActive(script))));
            }
        }
    }

    private static boolean isActive(Element script) {
        return SCRIPTS.contains(script.attr("type").strip().toLowerCase(Locale.ROOT))
                && script.closest("template, noscript") == null;
    }
}
