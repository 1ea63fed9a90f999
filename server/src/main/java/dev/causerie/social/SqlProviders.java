package dev.causerie.social;

import static dev.causerie.sql.schema.Tables.SOCIAL_PROVIDER;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/// [Providers] in SQL, with sealed secrets.
public final class SqlProviders implements Providers {
    private static final String PLACE = "social_provider.secret:";

    private final Database database;
    private final Seal seal;

    public SqlProviders(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public List<Provider> of(AccountId account) {
        return all(SOCIAL_PROVIDER.ACCOUNT_ID.eq(account.value()));
    }

    @Override
    public Optional<Provider> find(AccountId account, Provider.Id id) {
        return all(is(account, id)).stream().findFirst();
    }

    private List<Provider> all(Condition which) {
        return database.read(sql -> sql.selectFrom(SOCIAL_PROVIDER)
                .where(which)
                .orderBy(SOCIAL_PROVIDER.ID)
                .fetch(this::provider));
    }

    private Provider provider(Record row) {
        Provider.Id id = new Provider.Id(row.get(SOCIAL_PROVIDER.ID));
        Setup setup = new Setup(
                Setup.Kind.valueOf(row.get(SOCIAL_PROVIDER.KIND).toUpperCase(Locale.ROOT)),
                row.get(SOCIAL_PROVIDER.NAME),
                row.get(SOCIAL_PROVIDER.ENABLED) == 1,
                row.get(SOCIAL_PROVIDER.CLIENT_ID),
                row.get(SOCIAL_PROVIDER.SECRET).isEmpty()
                        ? ""
                        : seal.open(row.get(SOCIAL_PROVIDER.SECRET), PLACE + id).orElse(""),
                row.get(SOCIAL_PROVIDER.ISSUER),
                new Setup.Addresses(
                        row.get(SOCIAL_PROVIDER.AUTHORIZATION_URL),
                        row.get(SOCIAL_PROVIDER.TOKEN_URL),
                        row.get(SOCIAL_PROVIDER.USERINFO_URL)),
                row.get(SOCIAL_PROVIDER.SCOPES));
        return new Provider(
                id, new AccountId(row.get(SOCIAL_PROVIDER.ACCOUNT_ID)), row.get(SOCIAL_PROVIDER.VERSION), setup);
    }

    private Map<Field<?>, Object> row(Provider.Id id, Setup setup) {
        Setup.Addresses addresses = setup.addresses();
        return Map.of(
                SOCIAL_PROVIDER.KIND, setup.kind().name().toLowerCase(Locale.ROOT),
                SOCIAL_PROVIDER.NAME, setup.name(),
                SOCIAL_PROVIDER.ENABLED, setup.enabled() ? 1 : 0,
                SOCIAL_PROVIDER.CLIENT_ID, setup.clientId(),
                SOCIAL_PROVIDER.SECRET, setup.secret().isEmpty() ? "" : seal.close(setup.secret(), PLACE + id),
                SOCIAL_PROVIDER.ISSUER, setup.issuer(),
                SOCIAL_PROVIDER.AUTHORIZATION_URL, addresses.authorization(),
                SOCIAL_PROVIDER.TOKEN_URL, addresses.token(),
                SOCIAL_PROVIDER.USERINFO_URL, addresses.userinfo(),
                SOCIAL_PROVIDER.SCOPES, setup.scopes());
    }

    @Override
    public Saved add(Provider provider, long now) {
        return database.writeAlone(sql -> {
            Condition theirs = SOCIAL_PROVIDER.ACCOUNT_ID.eq(provider.account().value());
            if (sql.fetchCount(SOCIAL_PROVIDER, theirs) >= MOST) {
                return Saved.TOO_MANY;
            }
            sql.insertInto(SOCIAL_PROVIDER)
                    .set(SOCIAL_PROVIDER.ID, provider.id().value())
                    .set(SOCIAL_PROVIDER.ACCOUNT_ID, provider.account().value())
                    .set(SOCIAL_PROVIDER.VERSION, provider.version())
                    .set(SOCIAL_PROVIDER.CREATED, now)
                    .set(row(provider.id(), provider.setup()))
                    .execute();
            return Saved.DONE;
        });
    }

    @Override
    public Saved change(Provider provider, Setup setup) {
        int changed = database.write(sql -> sql.update(SOCIAL_PROVIDER)
                .set(SOCIAL_PROVIDER.VERSION, provider.version() + 1)
                .set(row(provider.id(), setup))
                .where(is(provider.account(), provider.id()))
                .and(SOCIAL_PROVIDER.VERSION.eq(provider.version()))
                .execute());
        return changed == 1 ? Saved.DONE : Saved.OUTDATED;
    }

    @Override
    public void remove(Provider provider) {
        database.write(sql -> sql.deleteFrom(SOCIAL_PROVIDER)
                .where(is(provider.account(), provider.id()))
                .execute());
    }

    private static Condition is(AccountId account, Provider.Id id) {
        return SOCIAL_PROVIDER.ID.eq(id.value()).and(SOCIAL_PROVIDER.ACCOUNT_ID.eq(account.value()));
    }
}
