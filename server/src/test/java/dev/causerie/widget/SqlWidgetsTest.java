package dev.causerie.widget;

import static dev.causerie.sql.schema.Tables.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.kernel.AccountId;
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
    private static final Widget SHOP = new Widget("shop", ACME.id(), "Shop", "Ask us", "#1f6f5c", "#FFFFFF");

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
    void aWidgetHasAKeyForAddressesAndColorsForStyles() {
        for (String key : new String[] {"", "a b", "a\"b", "</script>"}) {
            assertThatThrownBy(() -> new Widget(key, ACME.id(), "n", "t", "#000000", "#ffffff"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String color : new String[] {"", "red", "#fff", "#12345g", "#123456;", "url(x)"}) {
            assertThatThrownBy(() -> new Widget("k", ACME.id(), "n", "t", color, "#ffffff"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNewAccountBeginsWithAWidget() {
        database.write(sql -> {
            new FirstWidget("").lay(sql, ACME, 1);
            new FirstWidget("fixed-key").lay(sql, ACME, 2);
            return 0;
        });
        assertThat(widgets.of(ACME.id())).hasSize(2);
        assertThat(widgets.of(ACME.id()).getFirst().key()).matches("[a-z0-9]{32}");
        assertThat(widgets.of(ACME.id()).getLast())
                .isEqualTo(new Widget("fixed-key", ACME.id(), "Acme", "Acme", "#1f6f5c", "#ffffff"));
        assertThatThrownBy(() -> new FirstWidget("no key")).hasMessageContaining("CAUSERIE_WIDGET_KEY");
    }
}
