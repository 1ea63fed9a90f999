package dev.causerie.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.fetch.Fetched;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.site.Finding.Kind;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import dev.causerie.widget.SqlWidgets;
import dev.causerie.widget.Widget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found on encrypted pages and on those of other accounts. The rest is tried at the running server.
class CheckPageTest {
    private static final Site OWN = Site.of("https://chat.example").orElseThrow();

    @TempDir
    Path folder;

    private Database database;
    private Widget shop;
    private CheckPage check;

    @BeforeEach
    void open() {
        database = TestDatabase.SQLITE.open(folder);
        SqlWidgets widgets = new SqlWidgets(database);
        for (long n : new long[] {1, 2}) {
            AccountId account = new AccountId(n);
            new SqlAccounts(database).add(new Account(account, "Account " + n), 1);
            Look look = Look.fresh("Ask", "#1f6f5c");
            shop = new Widget(new WidgetId(n), account, "key" + n, "Shop", 1, look);
            widgets.add(shop, 1);
            widgets.replaceKey(new Widget(shop.id(), account, "key" + n, "Shop", 1, look), "next" + n, 2);
        }
        shop = widgets.find("next2").orElseThrow();
        check = new CheckPage(null, widgets, new SqlSightings(database), () -> 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Finding> found(String html, Site own, String... policies) {
        Fetched.Page page = new Fetched.Page(
                URI.create("https://shop.example/lamps"),
                200,
                Map.of(
                        "content-type",
                        List.of("text/html;charset=nonsense"),
                        "content-security-policy",
                        List.of(policies)),
                html.getBytes(StandardCharsets.UTF_8));
        return check.findings(shop, HostPage.read(page).orElseThrow(), own);
    }

    private static String snippet(String server, String key) {
        return "<script src=\"" + server + "/snippet.js?key=" + key + "\"></script>";
    }

    @Test
    void aSnippetInClearIsBlockedOnAnEncryptedPage() {
        assertThat(found(snippet("http://chat.example", "next2"), OWN))
                .containsExactly(new Finding(Kind.INSECURE, Map.of("value", "https://chat.example")));
        assertThat(found(
                        snippet("http://chat.example:8080", "next2"),
                        Site.of("http://chat.example:8080").orElseThrow()))
                .containsExactly(new Finding(Kind.INSECURE, Map.of()));
        assertThat(found(snippet("//chat.example", "next2"), OWN)).isEmpty();
        assertThat(found("<base href='http://chat.example/'>" + snippet("", "next2"), OWN))
                .extracting(Finding::kind)
                .containsExactly(Kind.INSECURE);
    }

    @Test
    void aPageMayAskBrowsersToEncryptWhatItNames() {
        assertThat(found(snippet("http://chat.example", "next2"), OWN, "upgrade-insecure-requests"))
                .isEmpty();
        assertThat(found(
                        snippet("http://chat.example", "next2"),
                        OWN,
                        "upgrade-insecure-requests",
                        "script-src https://chat.example"))
                .isEmpty();
    }

    @Test
    void anotherAccountsKeysAreToldApartAndNoMoreOfThem() {
        assertThat(found(snippet("https://chat.example", "next1"), OWN))
                .containsExactly(Finding.of(Kind.OTHER_ACCOUNT));
        assertThat(found(snippet("https://chat.example", "key1"), OWN)).containsExactly(Finding.of(Kind.UNKNOWN_KEY));
        assertThat(found(snippet("https://chat.example", "key2"), OWN)).containsExactly(Finding.of(Kind.OLD_KEY));
    }
}
