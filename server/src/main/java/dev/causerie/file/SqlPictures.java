package dev.causerie.file;

import static dev.causerie.sql.schema.Tables.PICTURE;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// [Pictures] in SQL.
public final class SqlPictures implements Pictures {
    private static final int MOST = 1_000;
    private static final Condition LOOSE = PICTURE.HELD.eq(DSL.inline(0));

    private final Database database;

    public SqlPictures(Database database) {
        this.database = database;
    }

    @Override
    public void keep(AccountId account, Picture picture, long now) {
        database.write(sql -> sql.insertInto(PICTURE)
                .set(PICTURE.ACCOUNT_ID, account.value())
                .set(PICTURE.NAME, picture.name())
                .set(PICTURE.BYTES, picture.bytes())
                .set(PICTURE.CREATED, now)
                .onConflict(PICTURE.NAME, PICTURE.ACCOUNT_ID)
                .doUpdate()
                .set(PICTURE.CREATED, now)
                .execute());
    }

    @Override
    public Optional<Picture> find(String name) {
        if (!Picture.isName(name)) {
            return Optional.empty();
        }
        return database.read(sql -> sql.select(PICTURE.BYTES)
                .from(PICTURE)
                .where(PICTURE.NAME.eq(name))
                .limit(1)
                .fetchOptional(row -> new Picture(name, row.value1())));
    }

    @Override
    public boolean has(AccountId account, String path, long now) {
        return Picture.isPath(path)
                && database.write(sql -> sql.update(PICTURE)
                                .set(PICTURE.CREATED, now)
                                .where(at(account, path))
                                .execute())
                        == 1;
    }

    @Override
    public boolean hold(AccountId account, String path) {
        return Picture.isPath(path)
                && database.write(sql -> sql.update(PICTURE)
                                .set(PICTURE.HELD, 1)
                                .where(at(account, path))
                                .execute())
                        == 1;
    }

    @Override
    public List<Loose> loose(long before) {
        return database.read(sql -> sql.select(PICTURE.ACCOUNT_ID, PICTURE.NAME)
                .from(PICTURE)
                .where(LOOSE, PICTURE.CREATED.lt(before))
                .orderBy(PICTURE.CREATED)
                .limit(MOST)
                .fetch(row -> new Loose(new AccountId(row.value1()), Picture.FOLDER + row.value2())));
    }

    @Override
    public void remove(Loose picture, long before) {
        database.write(sql -> sql.deleteFrom(PICTURE)
                .where(at(picture.account(), picture.path()), LOOSE, PICTURE.CREATED.lt(before))
                .execute());
    }

    private static Condition at(AccountId account, String path) {
        return PICTURE.NAME.eq(path.substring(Picture.FOLDER.length())).and(PICTURE.ACCOUNT_ID.eq(account.value()));
    }
}
