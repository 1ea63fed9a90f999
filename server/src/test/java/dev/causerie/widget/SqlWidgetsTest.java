package dev.causerie.widget;

import static dev.causerie.sql.schema.Tables.WIDGET;
import static dev.causerie.sql.schema.Tables.WIDGET_LOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlWidgetsTest {
    private static final Account ACME = new Account(new AccountId(1), "Acme");
    private static final Widget SHOP =
            new Widget(new WidgetId(11), ACME.id(), "shop", "Shop", 1, Look.fresh("Ask us", "#1f6f5c"));

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Widgets widgets;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        new SqlAccounts(database).add(ACME, 1);
        widgets = new SqlWidgets(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWidgetIsFoundByItsKey() {
        widgets.add(SHOP, 1);
        assertThat(widgets.find("shop")).contains(SHOP);
        assertThat(widgets.find("SHOP")).isEmpty();
        assertThat(widgets.of(ACME.id())).containsExactly(SHOP);
        assertThat(widgets.of(new AccountId(2))).isEmpty();
    }

    @Test
    void whatWasFoundIsKnownWithoutTheDatabase() {
        widgets.add(SHOP, 1);
        assertThat(widgets.cached("shop")).isEmpty();
        widgets.find("shop");
        assertThat(widgets.cached("shop")).contains(SHOP);
    }

    @Test
    void aKeyThatIsNobodysIsRememberedAsSuchUntilItIsAdded() {
        assertThat(widgets.find("shop")).isEmpty();
        database.write(sql -> SqlWidgets.insert(sql, SHOP, 1));
        assertThat(widgets.find("shop")).as("asked a moment ago").isEmpty();
        database.write(sql -> sql.deleteFrom(WIDGET_LOOK).execute());
        database.write(sql -> sql.deleteFrom(WIDGET).execute());
        widgets.add(SHOP, 1);
        assertThat(widgets.find("shop")).contains(SHOP);
    }

    @Test
    void whatCanBeNoKeyIsNotAskedFor() {
        for (String text : new String[] {null, "", "a b", "'; drop table widget; --", "x".repeat(65), "é", "a\n"}) {
            assertThat(widgets.find(text)).isEmpty();
            assertThat(widgets.cached(text)).isEmpty();
        }
    }

    @Test
    void anotherKeyOpensTheWidgetAndTheOldOneNothingEverAgain() {
        widgets.add(SHOP, 1);
        assertThat(widgets.find("shop")).isPresent();
        widgets.replaceKey(SHOP, "next", 2);
        assertThat(widgets.find("shop")).isEmpty();
        assertThat(widgets.revoked("shop")).contains(new Widgets.Revoked(SHOP.id(), ACME.id()));
        assertThat(widgets.revoked("next")).isEmpty();
        assertThat(widgets.revoked("no key")).isEmpty();
        assertThat(widgets.find("next").orElseThrow().id()).isEqualTo(SHOP.id());
    }

    @Test
    void aWidgetIsFoundThroughItsAccountOnly() {
        widgets.add(SHOP, 1);
        assertThat(widgets.find(ACME.id(), SHOP.id())).contains(SHOP);
        assertThat(widgets.find(new AccountId(2), SHOP.id())).isEmpty();
        assertThat(widgets.find(ACME.id(), new WidgetId(12))).isEmpty();
    }

    @Test
    void aWidgetHasAKeyForAddresses() {
        for (String key : new String[] {"", "a b", "a\"b", "</script>"}) {
            assertThatThrownBy(() -> new Widget(SHOP.id(), ACME.id(), key, "n", 1, SHOP.look()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNewAccountBeginsWithAWidget() {
        Ids ids = new Ids(() -> 1_800_000_000_000L);
        database.write(sql -> {
            new FirstWidget("", ids).lay(sql, ACME, 1);
            new FirstWidget("fixed-key", ids).lay(sql, ACME, 2);
            return 0;
        });
        assertThat(widgets.of(ACME.id())).hasSize(2);
        assertThat(widgets.of(ACME.id()).getFirst().key()).matches("[a-z0-9]{32}");
        Widget last = widgets.of(ACME.id()).getLast();
        assertThat(last.key()).isEqualTo("fixed-key");
        assertThat(last.look()).isEqualTo(Look.fresh("Acme", "#1f6f5c"));
        assertThatThrownBy(() -> new FirstWidget("no key", ids)).hasMessageContaining("CAUSERIE_WIDGET_KEY");
    }
}
