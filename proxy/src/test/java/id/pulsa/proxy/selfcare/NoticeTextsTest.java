package id.pulsa.proxy.selfcare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.session.CallReceipt;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.PlanServices;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers are told after a call or message. */
class NoticeTextsTest {
    private static final long THRESHOLD = 1_000 * Micros.PER_UNIT;

    private static NoticeTexts notices(PlanServices services) {
        return notices(services, new FakeSelfCare(SelfCareTexts.plan(services)));
    }

    private static NoticeTexts notices(PlanServices services, FakeSelfCare selfCare) {
        return new NoticeTexts(
                name -> name.equals("lab") ? SelfCareTexts.plan(services) : null,
                selfCare,
                new ServiceNumbers("*888", "*889"),
                new Wordings(Currency.IDR));
    }

    private static CallReceipt receipt(long talkMillis, long bundleMillis, String charge, String left) {
        return new CallReceipt(
                "anna", "lab", "0812345", talkMillis, bundleMillis, Micros.parse(charge), Micros.parse(left));
    }

    @Test
    void onlyPlansThatWantNoticesHaveThem() {
        assertFalse(notices(PlanServices.USUAL).wantedBy("lab"));
        assertFalse(notices(SelfCareTexts.services(true, 0, "en")).wantedBy("no such plan"));
        assertTrue(notices(SelfCareTexts.services(true, PlanServices.NO_WARNING, "en"))
                .wantedBy("lab"));
        assertTrue(notices(SelfCareTexts.services(false, THRESHOLD, "en")).wantedBy("lab"));
        assertEquals(List.of(), notices(PlanServices.USUAL).afterCall(receipt(1, 0, "1", "0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # notices, number, ratio
            en    | 0812345 | 1400 | Calls to 0812345 cost 1.4 times the normal price now: IDR 210.00 per 10 s.
            en    | 0212345 | 1366 | Calls to 0212345 cost 1.366 times the normal price now: IDR 409.80 per 1 min.
            en    | 0812345 | 1000 | Calls to 0812345 cost the normal price now: IDR 150.00 per 10 s.
            id    | 0812345 | 1400 | Panggilan ke 0812345 sekarang 1,4 kali tarif normal: Rp 210,00 per 10 detik.
            id    | 0812345 | 1000 | Panggilan ke 0812345 sekarang bertarif normal: Rp 150,00 per 10 detik.
            en    | 110     | 1400 | -
            en    | 0900123 | 1400 | -
            -     | 0812345 | 1400 | -
            """)
    void prices(@Nullable String language, String called, int ratio, @Nullable String text) {
        NoticeTexts notices = notices(services(language != null, false, language));
        assertTexts(text, notices.prices().changed("lab", called, ratio, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # notices, number, its ratio, the cell's ratio, lock
            en | 0812345 | 1000 | 1400 | -      | Cell north: calls cost 1.4 times the normal price now. Your call to 0812345 keeps its price: IDR 150.00 per 10 s.
            en | 0812345 | 1400 | 1000 | 299999 | Cell north: calls cost the normal price now. Your call to 0812345 keeps its price: IDR 210.00 per 10 s. It may change in 5 min.
            en | 0812345 | 1400 | 1000 | 0      | Cell north: calls cost the normal price now. Your call to 0812345 keeps its price: IDR 210.00 per 10 s. It may change in 1 s.
            id | 0812345 | 1000 | 1366 | 90000  | Sel north: panggilan sekarang 1,366 kali tarif normal. Panggilan Anda ke 0812345 tetap bertarif Rp 150,00 per 10 detik. Tarif dapat berubah dalam 1 menit 30 detik.
            en | 110     | 1000 | 1400 | -      | -
            -  | 0812345 | 1000 | 1400 | -      | -
            """)
    void handovers(
            @Nullable String language,
            String called,
            int ratio,
            int cellRatio,
            @Nullable Long lock,
            @Nullable String text) {
        PriceTexts prices = notices(services(language != null, false, language)).prices();
        long lockMillis = lock == null ? Long.MAX_VALUE : lock;
        assertTexts(text, prices.handedOver("lab", called, "north", cellRatio, ratio, lockMillis, 0));
        prices.handedOver("lab", "9".repeat(128), "n".repeat(64), 9_999, 9_999, 86_399_999, 0)
                .forEach(SelfCareTexts::checked);
    }

    /** Whoever is asked is told, whatever the plan says of notices. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en | 0812345 | Calls to 0812345 cost 1.4 times the normal price now: IDR 210.00 per 10 s. Call again within a minute to accept.
            id | 0212345 | Panggilan ke 0212345 sekarang 1,4 kali tarif normal: Rp 420,00 per 1 menit. Panggil lagi dalam satu menit jika setuju.
            en | 110     | -
            """)
    void offers(String language, String called, @Nullable String text) {
        assertTexts(text, notices(services(false, false, language)).prices().offered("lab", called, 1_400, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en | 1400 | Cell north: calls cost 1.4 times the normal price now. Most numbers: IDR 420.00 per 1 min.
            en | 1000 | Cell north: calls cost the normal price now. Most numbers: IDR 300.00 per 1 min.
            id | 1400 | Sel north: panggilan sekarang 1,4 kali tarif normal. Ke kebanyakan nomor: Rp 420,00 per 1 menit.
            -  | 1400 | -
            """)
    void broadcasts(@Nullable String language, int ratio, @Nullable String text) {
        PriceTexts prices = notices(services(false, language != null, language)).prices();
        assertEquals(language != null, prices.broadcastTo("lab"));
        assertFalse(prices.broadcastTo("no such plan"));
        assertTexts(text, prices.broadcast("lab", "north", ratio, 0));
    }

    private static PlanServices services(boolean notice, boolean broadcast, @Nullable String language) {
        return new PlanServices(
                true,
                true,
                true,
                false,
                PlanServices.NO_WARNING,
                notice,
                broadcast,
                PlanServices.NO_CONSENT,
                Locale.forLanguageTag(language == null ? "en" : language));
    }

    private static void assertTexts(@Nullable String expected, List<String> texts) {
        assertEquals(expected == null ? List.of() : List.of(expected), texts);
        texts.forEach(SelfCareTexts::checked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 62400 | 0     | 950 | 1500.5 | Call to 0812345: 1 min 3 s, IDR 950.00. Balance IDR 1,500.50.
            en | 10    | 60000 | 0   | 0      | Call to 0812345: 1 s, IDR 0.00. 1 min of it from bundles. Balance IDR 0.00.
            id | 62400 | 0     | 950 | 1500.5 | Panggilan ke 0812345: 1 menit 3 detik, Rp 950,00. Sisa pulsa Rp 1.500,50.
            """)
    void receipts(String language, long talk, long bundle, String charge, String left, String text) {
        NoticeTexts notices = notices(SelfCareTexts.services(true, PlanServices.NO_WARNING, language));
        List<String> texts = notices.afterCall(receipt(talk, bundle, charge, left));
        assertEquals(List.of(text), texts);
        SelfCareTexts.checked(texts.get(0));
    }

    /** Once for each time that the balance falls below 1000. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            charge | left   | told
            100    | 1000   | false
            100    | 999.99 | true
            0.01   | 999.99 | true
            100    | 900    | true
            100    | 899.99 | false
            0      | 500    | false
            2000   | -500   | true
            """, useHeadersInDisplayName = true)
    void lowBalance(String charge, String left, boolean told) {
        PlanServices services = SelfCareTexts.services(false, THRESHOLD, "en");
        FakeSelfCare selfCare = new FakeSelfCare(SelfCareTexts.plan(services));
        selfCare.balance = new SelfCare.Balance(Micros.parse(left), 0, 0);
        NoticeTexts notices = notices(services, selfCare);
        assertEquals(
                told ? 1 : 0, notices.afterCall(receipt(1, 0, charge, left)).size());
        List<String> after = notices.afterMessage("anna", "lab", Micros.parse(charge));
        assertEquals(told ? 1 : 0, after.size());
    }

    @Test
    void lowBalanceTellsHowToTopUp() {
        NoticeTexts english = notices(SelfCareTexts.services(true, THRESHOLD, "en"));
        assertEquals(
                "Your balance is low: IDR 900.00. Top up: *888*CODE.",
                english.afterCall(receipt(1, 0, "100", "900")).get(1));
        NoticeTexts indonesian = notices(SelfCareTexts.services(false, THRESHOLD, "id"));
        assertEquals(
                List.of("Pulsa Anda tinggal Rp 900,00. Isi ulang: *888*KODE."),
                indonesian.afterCall(receipt(1, 0, "100", "900")));
        NoticeTexts noVouchers = notices(new PlanServices(
                true, false, true, false, THRESHOLD, false, false, PlanServices.NO_CONSENT, Locale.ENGLISH));
        assertEquals(List.of("Your balance is low: IDR 900.00."), noVouchers.afterCall(receipt(1, 0, "100", "900")));
    }
}
