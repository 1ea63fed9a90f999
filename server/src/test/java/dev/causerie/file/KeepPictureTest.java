package dev.causerie.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.file.KeepPicture.Fault;
import dev.causerie.file.KeepPicture.Kept;
import dev.causerie.file.KeepPicture.Refusal;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Outcome;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeepPictureTest {
    private static final AccountId ACME = new AccountId(1);
    private static final Actor.Agent NORA = new Actor.Agent(ACME, new AgentId(11));

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Pictures pictures;
    private KeepPicture keep;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        new SqlAccounts(database).add(new Account(ACME, "Acme"), 1);
        pictures = new SqlPictures(database);
        keep = new KeepPicture(pictures, () -> 1_000);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Kept kept(Picture.Use use, byte[] sent) {
        return switch (keep.keep(NORA, use, sent)) {
            case Outcome.Done<Kept, Refusal>(var kept) -> kept;
            case Outcome.Refused<Kept, Refusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private Picture picture(Kept kept) {
        return pictures.find(kept.path().substring(Picture.FOLDER.length())).orElseThrow();
    }

    private BufferedImage seen(Kept kept) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(picture(kept).bytes()));
    }

    /// What takes long is painted for one of the databases.
    private void paintsOnly() {
        assumeTrue(kind == TestDatabase.SQLITE);
    }

    private static String corners(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        Map<Integer, String> names = Map.of(0xc00000, "R", 0x00c000, "G", 0x0000c0, "B", 0xc0c0c0, "W");
        return Stream.of(
                        new int[] {w / 4, h / 4},
                        new int[] {3 * w / 4, h / 4},
                        new int[] {w / 4, 3 * h / 4},
                        new int[] {3 * w / 4, 3 * h / 4})
                .map(at -> names.get(image.getRGB(at[0], at[1]) & 0xc0c0c0))
                .reduce("", String::concat);
    }

    @Test
    void anAvatarIsASquareFromTheMiddleWhateverItWas() throws Exception {
        paintsOnly();
        byte[] drawing = TestPictures.png(300, 200);
        byte[] photograph = TestPictures.jpeg(4_000, 3_000);
        for (byte[] sent : new byte[][] {
            drawing, photograph, TestPictures.gif(64, 200), TestPictures.png(1, 1), TestPictures.png(12_000, 3)
        }) {
            Kept kept = kept(Picture.Use.AVATAR, sent);
            assertThat(new int[] {kept.width(), kept.height()}).containsExactly(128, 128);
            assertThat(seen(kept).getWidth()).isEqualTo(128);
            assertThat(seen(kept).getHeight()).isEqualTo(128);
            if (sent == drawing || sent == photograph) {
                assertThat(corners(seen(kept))).isEqualTo("RGBW");
            }
        }
    }

    @Test
    void theBadgesPictureStaysWholeAndIsNeverMadeLarger() {
        assertThat(kept(Picture.Use.BADGE, TestPictures.jpeg(4_000, 1_000)))
                .matches(kept -> kept.width() == 480 && kept.height() == 120);
        assertThat(kept(Picture.Use.BADGE, TestPictures.jpeg(300, 3_000)))
                .matches(kept -> kept.width() == 32 && kept.height() == 320);
        assertThat(kept(Picture.Use.BADGE, TestPictures.png(48, 32)))
                .matches(kept -> kept.width() == 48 && kept.height() == 32);
    }

    @Test
    void itIsSmallWhateverItShows() throws Exception {
        paintsOnly();
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
            byte[] sent = TestPictures.file(TestPictures.noise(960, 640, type), "png");
            Kept kept = kept(Picture.Use.BADGE, sent);
            assertThat(picture(kept).bytes().length).isBetween(10_000, Encoder.MOST_BYTES);
            assertThat(seen(kept))
                    .matches(image -> image.getWidth() == kept.width() && image.getHeight() == kept.height());
        }
    }

    @Test
    void whatShinesThroughStaysSoAndAllElseIsAPhotograph() throws Exception {
        BufferedImage glass = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(100, 100, 0xff336699);
        Kept kept = kept(Picture.Use.AVATAR, TestPictures.file(glass, "png"));
        assertThat(kept.path()).matches("/picture/[0-9a-f]{32}\\.png");
        assertThat(seen(kept).getRGB(3, 3) >>> 24).isZero();
        assertThat(kept(Picture.Use.AVATAR, TestPictures.png(20, 20)).path()).endsWith(".jpg");
    }

    @Test
    void aPhotographStandsUprightHoweverTheCameraWasHeld() throws Exception {
        String[] expected = {"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"};
        byte[] jpeg = TestPictures.jpeg(200, 100);
        for (int held = 1; held <= 8; held++) {
            byte[] photograph = TestPictures.photograph(jpeg, held);
            Kept kept = kept(Picture.Use.BADGE, photograph);
            assertThat(kept.width() > kept.height()).as("held %d", held).isEqualTo(held < 5);
            assertThat(corners(seen(kept))).as("held %d", held).isEqualTo(expected[held - 1]);
            assertThat(corners(seen(kept(Picture.Use.AVATAR, photograph)))).isEqualTo(expected[held - 1]);
        }
        assertThat(corners(seen(kept(Picture.Use.BADGE, TestPictures.photograph(jpeg, 77)))))
                .isEqualTo("RGBW");
    }

    @Test
    void nothingButThePixelsSurvives() {
        byte[] png = TestPictures.png(40, 40);
        int end = png.length - 12;
        byte[] noted = TestPictures.join(
                Arrays.copyOf(png, end),
                TestPictures.chunk("tEXt", TestPictures.text("Comment\0secret place")),
                Arrays.copyOfRange(png, end, png.length),
                TestPictures.text("<script>secret()</script>"));
        byte[] gif = TestPictures.gif(40, 40);
        byte[] script = TestPictures.join(gif, TestPictures.text("/*secret*/=1;alert(1)<script>secret()</script>"));
        byte[] photograph = TestPictures.join(
                TestPictures.photograph(TestPictures.jpeg(40, 40), 6), TestPictures.text("<?php secret(); ?>"));
        for (byte[] sent : new byte[][] {noted, script, photograph}) {
            assertThat(text(sent)).contains("secret");
            String stored = text(picture(kept(Picture.Use.AVATAR, sent)).bytes());
            assertThat(stored).doesNotContain("secret", "Exif", "script", "<?");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatIsNoPictureOrNotAllOfOneIsRefused() {
        byte[] jpeg = TestPictures.file(TestPictures.noise(300, 300, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] png = TestPictures.file(TestPictures.noise(300, 300, BufferedImage.TYPE_INT_RGB), "png");
        byte[] gif = TestPictures.file(TestPictures.noise(300, 300, BufferedImage.TYPE_INT_RGB), "gif");
        byte[] thumbnail = TestPictures.join(TestPictures.photograph(jpeg, 1));
        refused(Fault.NO_PICTURE, new byte[0]);
        refused(Fault.NO_PICTURE, new byte[] {(byte) 0xff, (byte) 0xd8});
        refused(
                Fault.NO_PICTURE,
                TestPictures.text("<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>"));
        refused(Fault.NO_PICTURE, TestPictures.text("<!doctype html><script>x()</script>"));
        refused(Fault.NO_PICTURE, TestPictures.text("RIFF\1\0\0\0WEBPVP8 "));
        refused(Fault.NO_PICTURE, TestPictures.text("BM" + "x".repeat(100)));
        refused(Fault.BROKEN, TestPictures.text("GIF89a/*" + "x".repeat(200) + "*/=1;alert(1)//;"));
        for (byte[] whole : new byte[][] {jpeg, png, gif, thumbnail}) {
            for (int left : new int[] {20, 200, whole.length / 2, whole.length - 40}) {
                refused(Fault.BROKEN, Arrays.copyOf(whole, left));
            }
        }
    }

    @Test
    void whatClaimsToBeHugeIsRefusedBeforeAPixelIsMade() {
        refused(Fault.TOO_MANY_PIXELS, TestPictures.claiming(30_000, 30_000));
        refused(Fault.TOO_MANY_PIXELS, TestPictures.claiming(12_001, 1));
        refused(Fault.TOO_MANY_PIXELS, TestPictures.claiming(1, 12_001));
        refused(Fault.TOO_MANY_PIXELS, TestPictures.claiming(8_001, 5_000));
        refused(Fault.BROKEN, TestPictures.claiming(Integer.MAX_VALUE, 0));
        refused(Fault.BROKEN, TestPictures.claiming(200, 200));
    }

    @Test
    void aPhotographThatIsPaintedWithoutEndIsRefused() {
        byte[] jpeg = TestPictures.jpeg(40, 40);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 2};
        byte[] scans = new byte[200 * scan.length];
        for (int i = 0; i < scans.length; i++) {
            scans[i] = scan[i % scan.length];
        }
        refused(
                Fault.BROKEN,
                TestPictures.join(Arrays.copyOf(jpeg, jpeg.length - 2), scans, new byte[] {(byte) 0xff, (byte) 0xd9}));
    }

    /// A decoder passes over the zero before the frame. Who takes it for the beginning of a segment lands behind the
    /// scans.
    @Test
    void norDoesAByteBetweenTheSegmentsHideHowOftenItIsPainted() {
        byte[] start = bytes("ffd8 ffdb 0043 00" + "01".repeat(64) + "00");
        byte[] frame = bytes("ffc2 000b 08 0008 0008 01 01 11 00");
        byte[] codes = bytes("ffc4 0014 00 01" + "00".repeat(16) + "ffc4 0014 10 01" + "00".repeat(16));
        byte[] first = bytes("ffda 0008 01 01 00 00 00 00 00");
        byte[] again = bytes("ffda 0008 01 01 00 01 3f 00 00");
        int landing = start.length - 1 + 2 + 0xc200;
        int room = landing - start.length - frame.length - codes.length - first.length;
        ByteBuffer scans = ByteBuffer.allocate(room);
        while (scans.remaining() >= again.length) {
            scans.put(again);
        }
        refused(Fault.BROKEN, TestPictures.join(start, frame, codes, first, scans.array(), bytes("ffd9")));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private void refused(Fault fault, byte[] sent) {
        KeepPicture patient = new KeepPicture(pictures, () -> 1_000);
        for (Picture.Use use : Picture.Use.values()) {
            assertThat(patient.keep(NORA, use, sent))
                    .as("%d bytes", sent.length)
                    .isEqualTo(Outcome.refused(new Refusal.Unreadable(fault)));
        }
    }

    @Test
    void thereAreOnlySoManyInAQuarterOfAnHour() {
        byte[] sent = TestPictures.png(2, 2);
        for (int i = 0; i < KeepPicture.ALLOWED; i++) {
            kept(Picture.Use.AVATAR, sent);
        }
        assertThat(keep.keep(NORA, Picture.Use.AVATAR, sent))
                .isEqualTo(Outcome.refused(new Refusal.TooManyAttempts(900)));
        assertThat(keep.keep(new Actor.Agent(ACME, new AgentId(12)), Picture.Use.AVATAR, sent))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSamePictureIsKeptOnceAndBelongsToWhoSentIt() {
        Kept first = kept(Picture.Use.AVATAR, TestPictures.png(50, 50));
        assertThat(kept(Picture.Use.AVATAR, TestPictures.png(50, 50))).isEqualTo(first);
        assertThat(pictures.has(ACME, first.path(), 2)).isTrue();
        assertThat(pictures.has(new AccountId(2), first.path(), 2)).isFalse();
        for (String path :
                new String[] {"", "/picture/", "https://x.example" + first.path(), first.path() + "?", "%"}) {
            assertThat(pictures.has(ACME, path, 2)).as(path).isFalse();
        }
        assertThat(pictures.find("../" + first.path())).isEmpty();
    }
}
