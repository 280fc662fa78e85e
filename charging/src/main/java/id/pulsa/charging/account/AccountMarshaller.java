package id.pulsa.charging.account;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.io.IORuntimeException;
import net.openhft.chronicle.core.util.ReadResolvable;
import net.openhft.chronicle.hash.serialization.SizedReader;
import net.openhft.chronicle.hash.serialization.SizedWriter;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;
import org.jspecify.annotations.Nullable;

/** {@link AccountState} as {@value #SIZE} bytes. Stateless; its class name is stored in the map's header. */
final class AccountMarshaller
        implements SizedReader<AccountState>, SizedWriter<AccountState>, ReadResolvable<AccountMarshaller> {
    static final AccountMarshaller INSTANCE = new AccountMarshaller();
    static final int SIZE = 8 + 8 + 4 + 4 + 1;
    private static final int BARRED = 1;
    private static final int CLOSING = 2;

    @Override
    public AccountState read(Bytes<?> in, long size, @Nullable AccountState using) {
        long available = in.readLong();
        long reserved = in.readLong();
        int running = in.readInt();
        int maxCalls = in.readInt();
        int flags = in.readByte();
        return new AccountState(available, reserved, running, maxCalls, (flags & BARRED) != 0, (flags & CLOSING) != 0);
    }

    @Override
    public long size(AccountState state) {
        return SIZE;
    }

    @Override
    public void write(Bytes<?> out, long size, AccountState state) {
        out.writeLong(state.availableMicros());
        out.writeLong(state.reservedMicros());
        out.writeInt(state.runningCalls());
        out.writeInt(state.maxCalls());
        out.writeByte((byte) ((state.barred() ? BARRED : 0) | (state.closing() ? CLOSING : 0)));
    }

    @Override
    public AccountMarshaller readResolve() {
        return INSTANCE;
    }

    @Override
    public void readMarshallable(WireIn wire) throws IORuntimeException {
        // Stateless.
    }

    @Override
    public void writeMarshallable(WireOut wire) {
        // Stateless.
    }
}
