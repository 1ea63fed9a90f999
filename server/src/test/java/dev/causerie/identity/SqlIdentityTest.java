package dev.causerie.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.identity.ChangeSecret.Refusal;
import dev.causerie.identity.ChangeSecret.Wish;
import dev.causerie.identity.Flaw.Kind;
import dev.causerie.identity.IdentifyVisitor.Identified;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import dev.causerie.sql.TestDatabase;
import dev.causerie.visitor.SqlVisitors;
import dev.causerie.visitor.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The secret of an account, who comes by its tokens, and how many do not, on both databases.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlIdentityTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private long now = 1_800_000_000_000L;
    private final Ids ids = new Ids(() -> now);
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private Database database;
    private SharedSecrets secrets;
    private Keyring keyring;
    private ChangeSecret change;
    private Refusals refusals;
    private RefusalCount count;
    private SqlVisitors visitors;
    private IdentifyVisitor identify;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        SqlAccounts accounts = new SqlAccounts(database);
        accounts.add(new Account(ACME, "Acme"), 1);
        accounts.add(new Account(OTHER, "Other"), 1);
        secrets = new SqlSharedSecrets(database, new Seal(new byte[32]));
        keyring = keyring("here");
        change = new ChangeSecret(secrets, keyring, () -> now);
        refusals = new SqlRefusals(database);
        count = new RefusalCount(refusals, () -> now);
        visitors = new SqlVisitors(database);
        identify = identify(keyring);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Keyring keyring(String node) {
        return new Keyring(secrets, () -> now, new Keyring.Listener() {
            @Override
            public void retired(AccountId account, int number) {
                heard.add(node + " retired " + number + " of " + account.value());
            }

            @Override
            public void required(AccountId account) {
                heard.add(node + " required " + account.value());
            }
        });
    }

    private IdentifyVisitor identify(Keyring by) {
        return new IdentifyVisitor(by, new VerifyToken(), visitors, count, ids, () -> now);
    }

    private SharedSecret done(AccountId account, Wish wish) {
        var outcome = change.change(account, secrets.find(account).version(), wish);
        return switch (outcome) {
            case Outcome.Done<SharedSecret, Refusal>(SharedSecret changed) -> changed;
            case Outcome.Refused<SharedSecret, Refusal>(Refusal reason) -> throw new AssertionError(reason);
        };
    }

    private String generate(Duration overlap) {
        return done(ACME, new Wish.Generate(overlap)).current().text();
    }

    private String token(String secret, String person) {
        return TestTokens.of(secret, person, now / 1_000, 300);
    }

    private static Identified found(Outcome<Identified, Flaw> outcome) {
        return switch (outcome) {
            case Outcome.Done<Identified, Flaw>(Identified identified) -> identified;
            case Outcome.Refused<Identified, Flaw>(Flaw flaw) -> throw new AssertionError(flaw);
        };
    }

    private static Flaw flaw(Outcome<Identified, Flaw> outcome) {
        return switch (outcome) {
            case Outcome.Done<Identified, Flaw>(Identified identified) -> throw new AssertionError(identified);
            case Outcome.Refused<Identified, Flaw>(Flaw flaw) -> flaw;
        };
    }

    @Test
    void aSecretIsKeptSealedAndForItsAccountAlone() {
        String secret = generate(Duration.ZERO);
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(secrets.find(ACME).current().text()).isEqualTo(secret);
        assertThat(secrets.find(OTHER)).isEqualTo(SharedSecret.none(OTHER));
        String rows =
                database.read(sql -> sql.fetch("select * from identity_secret").toString());
        assertThat(rows).contains("1").doesNotContain(secret.substring(0, 16));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new SqlSharedSecrets(database, new Seal(other)).find(ACME).current())
                .isNull();
    }

    @Test
    void eachSecretIsAnother() {
        assertThat(IntStream.range(0, 5).mapToObj(i -> generate(Duration.ZERO)).distinct())
                .hasSize(5);
    }

    @Test
    void whoComesSecondIsToldSo() {
        generate(Duration.ZERO);
        assertThat(change.change(ACME, 0, new Wish.Generate(Duration.ZERO)))
                .isEqualTo(Outcome.refused(Refusal.OUTDATED));
        SharedSecret stale = secrets.find(ACME);
        done(ACME, new Wish.Require(true));
        assertThat(secrets.save(stale.alone())).isFalse();
        assertThat(secrets.find(ACME).required()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(change.change(ACME, 0, new Wish.Require(true))).isEqualTo(Outcome.refused(Refusal.NO_SECRET));
        assertThat(change.change(ACME, 0, new Wish.Generate(Duration.ofMinutes(-1))))
                .isEqualTo(Outcome.refused(Refusal.OVERLAP));
        assertThat(change.change(ACME, 0, new Wish.Generate(Duration.ofDays(7).plusMinutes(1))))
                .isEqualTo(Outcome.refused(Refusal.OVERLAP));
        generate(Duration.ZERO);
        done(ACME, new Wish.Require(true));
        assertThat(done(ACME, new Wish.Remove()).required()).isFalse();
    }

    @Test
    void onePersonIsOneVisitorHoweverManyComeAtOnce() {
        String secret = generate(Duration.ZERO);
        List<CompletableFuture<Visitor>> coming = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> found(identify.identify(ACME, token(secret, "zoe")))
                                .visitor(),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        assertThat(coming.stream().map(CompletableFuture::join).map(Visitor::id).distinct())
                .hasSize(1);
        Visitor zoe = coming.getFirst().join();
        assertThat(zoe.external()).isEqualTo("zoe");
        assertThat(zoe.name()).isEqualTo("zoe Example");
        assertThat(found(identify.identify(ACME, token(secret, "Zoe")))
                        .visitor()
                        .id())
                .isNotEqualTo(zoe.id());
        assertThat(visitors.find(ACME, zoe.id())).contains(zoe);
        assertThat(visitors.find(OTHER, zoe.id())).isEmpty();
    }

    @Test
    void theSameIdElsewhereIsSomebodyElse() {
        String secret = generate(Duration.ZERO);
        String other = done(OTHER, new Wish.Generate(Duration.ZERO)).current().text();
        VisitorId here =
                found(identify.identify(ACME, token(secret, "zoe"))).visitor().id();
        VisitorId there =
                found(identify.identify(OTHER, token(other, "zoe"))).visitor().id();
        assertThat(here).isNotEqualTo(there);
        assertThat(flaw(identify.identify(OTHER, token(secret, "zoe"))).kind()).isEqualTo(Kind.SIGNATURE);
    }

    @Test
    void aTokenMayComeAgainForTheSamePersonOnly() {
        String secret = generate(Duration.ZERO);
        String zoe = token(secret, "zoe");
        VisitorId same = found(identify.identify(ACME, zoe)).visitor().id();
        assertThat(found(identify.identify(ACME, zoe)).visitor().id()).isEqualTo(same);
        assertThat(found(identify.renew(ACME, same, zoe)).visitor().id()).isEqualTo(same);
        assertThat(flaw(identify.renew(ACME, same, token(secret, "eve")))).isEqualTo(new Flaw(Kind.OTHER_PERSON, null));
        now += Duration.ofMinutes(7).toMillis();
        assertThat(flaw(identify.renew(ACME, same, zoe))).isEqualTo(new Flaw(Kind.EXPIRED, null));
    }

    @Test
    void aFreshTokenIsDueBeforeTheEnd() {
        String secret = generate(Duration.ZERO);
        Identified zoe = found(identify.identify(ACME, token(secret, "zoe")));
        assertThat(zoe.fresh(now)).isEqualTo(225_000);
        assertThat(zoe.end()).isEqualTo(now + 420_000);
        assertThat(zoe.fresh(now + 300_000)).isEqualTo(60_000);
        assertThat(zoe.fresh(now + 419_500)).isEqualTo(1_000);
    }

    @Test
    void aSecretThatIsReplacedEndsAtOnce() {
        String old = generate(Duration.ZERO);
        found(identify.identify(ACME, token(old, "zoe")));
        generate(Duration.ZERO);
        assertThat(heard).containsExactly("here retired 1 of 1");
        assertThat(flaw(identify.identify(ACME, token(old, "zoe"))).kind()).isEqualTo(Kind.SIGNATURE);
        assertThat(identify.counts(ACME, 1)).isFalse();
        assertThat(identify.counts(ACME, 2)).isTrue();
    }

    @Test
    void withAnOverlapItEndsLater() {
        String old = generate(Duration.ZERO);
        found(identify.identify(ACME, token(old, "zoe")));
        generate(Duration.ofMinutes(10));
        now += Duration.ofMinutes(9).toMillis();
        keyring.look();
        found(identify.identify(ACME, token(old, "zoe")));
        assertThat(heard).isEmpty();
        now += Duration.ofMinutes(1).toMillis();
        assertThat(flaw(identify.identify(ACME, token(old, "zoe"))).kind()).isEqualTo(Kind.SIGNATURE);
        keyring.look();
        keyring.look();
        assertThat(heard).containsExactly("here retired 1 of 1");
    }

    @Test
    void anOverlapMayBeEndedBefore() {
        String old = generate(Duration.ZERO);
        generate(Duration.ofHours(1));
        found(identify.identify(ACME, token(old, "zoe")));
        done(ACME, new Wish.EndPrevious());
        assertThat(heard).containsExactly("here retired 1 of 1");
        assertThat(flaw(identify.identify(ACME, token(old, "zoe"))).kind()).isEqualTo(Kind.SIGNATURE);
    }

    @Test
    void otherNodesLearnOfItWithinSeconds() {
        String old = generate(Duration.ZERO);
        Keyring there = keyring("there");
        IdentifyVisitor elsewhere = identify(there);
        found(elsewhere.identify(ACME, token(old, "zoe")));
        String fresh = generate(Duration.ZERO);
        done(ACME, new Wish.Require(true));
        there.look();
        assertThat(heard).contains("there retired 1 of 1", "there required 1");
        assertThat(flaw(elsewhere.identify(ACME, token(old, "zoe"))).kind()).isEqualTo(Kind.SIGNATURE);
        found(elsewhere.identify(ACME, token(fresh, "zoe")));
        assertThat(elsewhere.required(ACME)).isTrue();
        done(ACME, new Wish.Remove());
        there.look();
        assertThat(elsewhere.required(ACME)).isFalse();
        assertThat(flaw(elsewhere.identify(ACME, token(fresh, "zoe"))).kind()).isEqualTo(Kind.NO_SECRET);
    }

    @Test
    void whatIsNotTakenIsCountedByTheHour() {
        String secret = generate(Duration.ZERO);
        String late = TestTokens.of(secret, "zoe", now / 1_000 - 1_000, 300);
        for (int i = 0; i < 3; i++) {
            identify.identify(ACME, late);
        }
        identify.identify(ACME, "nonsense");
        identify.identify(ACME, TestTokens.signed(secret, TestTokens.HEADER, "{}"));
        identify.identify(ACME, TestTokens.signed(secret, "{\"alg\":\"HS256\",\"made-up\":1}", "{}"));
        count.write();
        identify.identify(ACME, late);
        count.write();
        long hour = now - now % 3_600_000;
        assertThat(refusals.since(ACME, hour))
                .containsExactly(
                        new Refusals.Tally(ACME, hour, new Flaw(Kind.EXPIRED, null), 4),
                        new Refusals.Tally(ACME, hour, new Flaw(Kind.HEADER, null), 1),
                        new Refusals.Tally(ACME, hour, new Flaw(Kind.MALFORMED, null), 1),
                        new Refusals.Tally(ACME, hour, new Flaw(Kind.MISSING_CLAIM, "external_id"), 1));
        assertThat(refusals.since(OTHER, 0)).isEmpty();
        now += Duration.ofHours(1).toMillis();
        identify.identify(ACME, "nonsense");
        count.write();
        assertThat(refusals.since(ACME, hour)).hasSize(5);
        assertThat(refusals.since(ACME, hour + 1)).hasSize(1);
        now += Duration.ofDays(8).toMillis();
        count.write();
        assertThat(refusals.since(ACME, 0)).isEmpty();
    }
}
