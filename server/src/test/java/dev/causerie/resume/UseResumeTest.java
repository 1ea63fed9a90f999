package dev.causerie.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.gate.GateRules;
import dev.causerie.gate.Gates;
import dev.causerie.gate.SqlGates;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.resume.UseResume.Refusal;
import dev.causerie.resume.UseResume.Resumed;
import dev.causerie.security.Token;
import dev.causerie.security.VisitorTokens;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import dev.causerie.visitor.SqlVisitors;
import dev.causerie.visitor.Visitor;
import dev.causerie.widget.SqlWidgets;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class UseResumeTest {
    private static final AccountId ACME = new AccountId(1);
    private static final WidgetId SHOP = new WidgetId(5);
    private static final Widget WIDGET = new Widget(SHOP, ACME, "key", "Shop", 1, Look.fresh("Acme", "#1f6f5c"));
    private static final VisitorId ZOE = new VisitorId(7);
    private static final String PAGE = "https://shop.example/lamps";

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private final VisitorTokens visitors = new VisitorTokens(new byte[32]);
    private long now = 1_000;
    private Database database;
    private OfferResume offer;
    private UseResume resume;
    private Gates gates;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        new SqlAccounts(database).add(new Account(ACME, "Acme"), 1);
        Widgets widgets = new SqlWidgets(database);
        widgets.add(WIDGET, 1);
        ResumeLinks links = new SqlResumeLinks(database);
        gates = new SqlGates(database);
        offer = new OfferResume(links, new SqlVisitors(database), () -> now);
        resume = new UseResume(links, widgets, gates, visitors, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Token link(WidgetId widget) {
        return link(widget, PAGE);
    }

    private Token link(WidgetId widget, String page) {
        return offer.offer(new OfferResume.Offer(widget, Visitor.unnamed(ZOE, ACME), page, "fr"));
    }

    private String back(String page) {
        return resume.use(link(SHOP, page)) instanceof Outcome.Done<Resumed, Refusal>(Resumed resumed)
                ? resumed.url()
                : "refused";
    }

    @Test
    void theWayBackLeadsOnlyToWhatIsListed() {
        assertThat(back(PAGE)).as("without a list").isEmpty();
        gates.save(WIDGET, 0, new GateRules(false, List.of(), true, List.of("shop.example")));
        assertThat(back(PAGE)).isEqualTo(PAGE);
        assertThat(back("https://shop.example:8443")).isEqualTo("https://shop.example:8443");
        for (String page : List.of(
                "",
                "/lamps",
                "https://evil.example/",
                "https://shop.example.evil.example/",
                "https://shop.example@evil.example/",
                "https://evil.example\\@shop.example/",
                "https://a:b@shop.example/",
                "javascript://shop.example/%0aalert(1)",
                "ftp://shop.example/")) {
            assertThat(back(page)).as(page).isEmpty();
        }
    }

    @Test
    void aLinkOpensItsVisitorOnce() {
        Token link = link(SHOP);
        assertThat(resume.look(link)).isInstanceOf(Outcome.Done.class);
        assertThat(resume.look(link)).as("looking does not use it").isInstanceOf(Outcome.Done.class);
        assertThat(resume.use(link)).isEqualTo(Outcome.done(new Resumed("key", visitors.issue(ACME, ZOE), "")));
        assertThat(resume.use(link)).isEqualTo(Outcome.refused(Refusal.USED));
        assertThat(resume.look(link)).isEqualTo(Outcome.refused(Refusal.USED));
    }

    @Test
    void ofManyWhoUseItAtOnceOneComesIn() {
        Token link = link(SHOP);
        long in = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> resume.use(link))
                .filter(Outcome.Done.class::isInstance)
                .count();
        assertThat(in).isEqualTo(1);
    }

    @Test
    void itEndsAfterFourteenDaysAndIsForgottenLater() {
        Token link = link(SHOP);
        now += OfferResume.LIFE.toMillis() - 1;
        assertThat(resume.look(link)).isInstanceOf(Outcome.Done.class);
        now++;
        assertThat(resume.use(link)).isEqualTo(Outcome.refused(Refusal.EXPIRED));
        now += 91L * 24 * 3_600_000;
        link(SHOP);
        assertThat(resume.use(link)).isEqualTo(Outcome.refused(Refusal.UNKNOWN));
    }

    @Test
    void whatWasNeverSentOpensNothing() {
        assertThat(resume.use(new Token("nonsense"))).isEqualTo(Outcome.refused(Refusal.UNKNOWN));
        assertThat(resume.use(link(new WidgetId(99))))
                .as("of a widget that is gone")
                .isEqualTo(Outcome.refused(Refusal.UNKNOWN));
    }
}
