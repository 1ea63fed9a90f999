package dev.causerie.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.ChangeProfile;
import dev.causerie.agent.Profile;
import dev.causerie.agent.SqlAgents;
import dev.causerie.file.ClearPictures;
import dev.causerie.file.KeepPicture;
import dev.causerie.file.Picture;
import dev.causerie.file.Pictures;
import dev.causerie.file.SqlPictures;
import dev.causerie.file.TestPictures;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import dev.causerie.words.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlLooksTest {
    @Parameter
    TestDatabase kind;

    private static final Account ACME = new Account(new AccountId(1), "Acme");
    private static final Look FIRST = Look.fresh("Ask us", "#1f6f5c");
    private static final Widget SHOP = new Widget(new WidgetId(11), ACME.id(), "shop", "Shop", 1, FIRST);
    private static final AgentId NORA = new AgentId(21);
    private static final AgentId PAUL = new AgentId(22);

    @TempDir
    Path folder;

    private final List<Widget> told = Collections.synchronizedList(new ArrayList<>());
    private Database database;
    private SqlWidgets widgets;
    private Looks looks;
    private Pictures pictures;
    private long now = 1_000;
    private PublishLook publish;
    private SaveDraft save;
    private final Catalogue words = new Catalogue(
            Set.of("en", "fr"), _ -> new Catalogue.Language(Set.of(), Map.of("hello", "Hello", "send", "Send")));

    private final Looks.Listener listener = new Looks.Listener() {
        @Override
        public void published(Widget before, Widget now) {
            told.add(now);
        }

        @Override
        public void revoked(Widget widget) {
            told.add(widget);
        }
    };

    @BeforeEach
    void open() {
        database = kind.open(folder);
        new SqlAccounts(database).add(ACME, 1);
        widgets = new SqlWidgets(database);
        looks = new SqlLooks(database, widgets);
        pictures = new SqlPictures(database);
        publish = new PublishLook(looks, pictures, listener, words, () -> now);
        save = new SaveDraft(looks, pictures, words, () -> now);
        widgets.add(SHOP, 1);
        for (AgentId agent : List.of(NORA, PAUL)) {
            String email = agent + "@acme.example";
            new SqlAgents(database)
                    .add(
                            new Agent(agent, ACME.id(), email, "N", null, Agent.Role.ADMINISTRATOR, AgentStatus.ONLINE),
                            "hash",
                            1);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Look titled(String title) {
        return Look.fresh(title, "#1f6f5c");
    }

    @Test
    void whatIsPublishedIsSeenAtOnceAndToldAndTheVersionsStay() {
        assertThat(widgets.find("shop").orElseThrow().version()).isEqualTo(1);
        assertThat(publish.publish(SHOP, NORA, 1, titled("Second"))).isInstanceOf(Outcome.Done.class);
        Widget now = widgets.find("shop").orElseThrow();
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.look().title()).isEqualTo("Second");
        assertThat(told).containsExactly(now);
        assertThat(looks.of(SHOP.id()))
                .containsExactly(new Looks.Version(2, NORA, 1_000), new Looks.Version(1, null, 1));
        assertThat(looks.find(SHOP.id(), 1)).contains(FIRST);
        assertThat(looks.find(SHOP.id(), 3)).isEmpty();
    }

    @Test
    void whoPublishesOnAnOldVersionIsToldSoAndNothingIsChanged() {
        publish.publish(SHOP, NORA, 1, titled("Second"));
        Widget now = widgets.find("shop").orElseThrow();
        assertThat(publish.publish(now, PAUL, 1, titled("Mine")))
                .isEqualTo(Outcome.refused(new PublishLook.Refusal.Outdated()));
        assertThat(publish.publish(SHOP, PAUL, 1, titled("Mine")))
                .as("also who read the widget before")
                .isEqualTo(Outcome.refused(new PublishLook.Refusal.Outdated()));
        assertThat(widgets.find("shop")).contains(now);
        assertThat(told).hasSize(1);
        assertThat(publish.publish(now, PAUL, 2, titled("Over it"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void ofManyAtOnceOnePublishes() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome<Widget, PublishLook.Refusal>>> all = IntStream.range(0, 20)
                    .<Callable<Outcome<Widget, PublishLook.Refusal>>>mapToObj(
                            i -> () -> publish.publish(SHOP, i % 2 == 0 ? NORA : PAUL, 1, titled("By " + i)))
                    .toList();
            int done = 0;
            for (Future<Outcome<Widget, PublishLook.Refusal>> one : threads.invokeAll(all)) {
                done += one.get() instanceof Outcome.Done<Widget, PublishLook.Refusal> ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(told).containsExactly(widgets.find("shop").orElseThrow());
        assertThat(looks.of(SHOP.id())).hasSize(2);
    }

    @Test
    void eachAdministratorHasADraftUntilItIsPublished() {
        save.save(SHOP, NORA, 1, titled("Nora's"));
        save.save(SHOP, PAUL, 1, titled("Paul's"));
        save.save(SHOP, NORA, 1, titled("Nora's again"));
        assertThat(looks.draft(SHOP.id(), NORA)).contains(new Looks.Draft(1, titled("Nora's again"), 1_000));
        publish.publish(SHOP, NORA, 1, titled("Nora's again"));
        assertThat(looks.draft(SHOP.id(), NORA)).isEmpty();
        assertThat(looks.draft(SHOP.id(), PAUL)).isPresent();
        looks.forget(SHOP, PAUL);
        assertThat(looks.draft(SHOP.id(), PAUL)).isEmpty();
    }

    @Test
    void aPictureOfAnotherAccountIsNone() {
        Account other = new Account(new AccountId(2), "Other");
        new SqlAccounts(database).add(other, 1);
        String theirs = kept(other, PAUL);
        assertThat(publish.publish(SHOP, NORA, 1, greeted(theirs)))
                .isEqualTo(Outcome.refused(new PublishLook.Refusal.Invalid(Map.of("concierge.avatar", "unknown"))));
        assertThat(save.save(SHOP, NORA, 1, greeted(theirs)))
                .isEqualTo(Outcome.refused(Map.of("concierge.avatar", "unknown")));
        assertThat(kept(ACME, NORA)).as("the same picture has the same name").isEqualTo(theirs);
        assertThat(publish.publish(SHOP, NORA, 1, greeted(theirs))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPictureStaysWhereItIsOrWasSeenAndInDraftsAndElseForAWeek() {
        Pictures.Holder drafts = picture -> looks.drafted(picture.account(), picture.path());
        ClearPictures clear = new ClearPictures(pictures, List.of(drafts), () -> now);
        String published = kept(ACME, NORA, 8);
        String drafted = kept(ACME, NORA, 9);
        String worn = kept(ACME, NORA, 10);
        String unused = kept(ACME, NORA, 11);
        publish.publish(SHOP, NORA, 1, greeted(published));
        publish.publish(widgets.find("shop").orElseThrow(), NORA, 2, titled("Without it"));
        save.save(SHOP, PAUL, 1, greeted(drafted));
        new ChangeProfile(new SqlAgents(database), pictures, agent -> {})
                .change(new Actor.Agent(ACME.id(), NORA), new Profile("Nora", "", worn));
        new ChangeProfile(new SqlAgents(database), pictures, agent -> {})
                .change(new Actor.Agent(ACME.id(), NORA), new Profile("Nora", "", ""));

        now += Duration.ofDays(7).toMillis();
        clear.clear();
        assertThat(there(published, drafted, worn, unused))
                .as("a week is not over")
                .hasSize(4);
        now++;
        clear.clear();
        assertThat(there(published, drafted, worn, unused)).containsExactly(published, drafted, worn);
        assertThat(save.save(SHOP, NORA, 3, greeted(unused))).as("it is gone").isInstanceOf(Outcome.Refused.class);

        String again = kept(ACME, NORA, 11);
        assertThat(again).isEqualTo(unused);
        save.save(SHOP, NORA, 3, greeted(again));
        looks.forget(SHOP, NORA);
        looks.forget(SHOP, PAUL);
        clear.clear();
        assertThat(there(drafted, again)).as("%s has nobody any more", drafted).containsExactly(again);
        now += Duration.ofDays(8).toMillis();
        clear.clear();
        assertThat(there(published, worn, again)).containsExactly(published, worn);
    }

    private List<String> there(String... paths) {
        return Stream.of(paths)
                .filter(path ->
                        pictures.find(path.substring(Picture.FOLDER.length())).isPresent())
                .toList();
    }

    private String kept(Account account, AgentId agent) {
        return kept(account, agent, 9);
    }

    private String kept(Account account, AgentId agent, int side) {
        var kept = new KeepPicture(pictures, () -> now)
                .keep(new Actor.Agent(account.id(), agent), Picture.Use.BADGE, TestPictures.png(side, side));
        return switch (kept) {
            case Outcome.Done<KeepPicture.Kept, KeepPicture.Refusal>(var picture) -> picture.path();
            case Outcome.Refused<KeepPicture.Kept, KeepPicture.Refusal>(var refusal) ->
                throw new AssertionError(refusal);
        };
    }

    private static Look greeted(String avatar) {
        Look look = titled("Ask us");
        return new Look(
                look.chat(),
                look.title(),
                look.color(),
                look.textColor(),
                look.scheme(),
                look.size(),
                look.avatars(),
                look.rating(),
                look.launcher(),
                look.place(),
                new Look.Concierge("", "", avatar),
                look.badge(),
                look.forms(),
                look.texts());
    }

    @Test
    void whatIsWrongIsNeitherKeptNorPublished() {
        assertThat(save.save(SHOP, NORA, 1, titled(""))).isInstanceOf(Outcome.Refused.class);
        assertThat(publish.publish(SHOP, NORA, 1, titled(""))).isInstanceOf(Outcome.Refused.class);
        assertThat(looks.draft(SHOP.id(), NORA)).isEmpty();
        assertThat(looks.of(SHOP.id())).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void textsAreKeptPublishedAndFoundAgainWithTheirVersion() {
        Look french = FIRST.with(Map.of("fr", Map.of("hello", "Bienvenue à l’atelier « مرحبا » 🛋️")));
        save.save(SHOP, NORA, 1, french);
        assertThat(looks.draft(SHOP.id(), NORA).orElseThrow().look()).isEqualTo(french);
        publish.publish(SHOP, NORA, 1, french);
        Widget second = widgets.find("shop").orElseThrow();
        assertThat(second.look()).isEqualTo(french);
        publish.publish(second, PAUL, 2, FIRST);
        assertThat(widgets.find("shop").orElseThrow().look()).isEqualTo(FIRST);
        assertThat(looks.find(SHOP.id(), 2)).contains(french);
        publish.publish(
                widgets.find("shop").orElseThrow(),
                PAUL,
                3,
                looks.find(SHOP.id(), 2).orElseThrow());
        assertThat(widgets.find("shop").orElseThrow().look()).as("restored").isEqualTo(french);
    }

    @Test
    void aTextThatIsWrongIsNeitherKeptNorPublished() {
        Look wrong = FIRST.with(Map.of("fr", Map.of("hello", "x".repeat(501), "bye", "Bye")));
        Map<String, String> faults = Map.of("texts.fr.hello", "too_long", "texts.fr.bye", "unknown");
        assertThat(save.save(SHOP, NORA, 1, wrong)).isEqualTo(Outcome.refused(faults));
        assertThat(publish.publish(SHOP, NORA, 1, wrong))
                .isEqualTo(Outcome.refused(new PublishLook.Refusal.Invalid(faults)));
        assertThat(widgets.find("shop").orElseThrow().look()).isEqualTo(FIRST);
    }
}
