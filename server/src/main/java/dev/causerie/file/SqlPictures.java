package dev.causerie.file;

import static dev.causerie.sql.schema.Tables.PICTURE;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.Optional;

/// [Pictures] in SQL.
public final class SqlPictures implements Pictures {
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
                .onConflictDoNothing()
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
    public boolean has(AccountId account, String path) {
        String name = path.startsWith(Picture.FOLDER) ? path.substring(Picture.FOLDER.length()) : "";
        return Picture.isName(name)
                && database.read(sql ->
                        sql.fetchExists(PICTURE, PICTURE.NAME.eq(name).and(PICTURE.ACCOUNT_ID.eq(account.value()))));
    }
}
