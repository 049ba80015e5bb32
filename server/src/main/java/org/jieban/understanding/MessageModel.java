package org.jieban.understanding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Tells what a message is about. Never changes; may be asked by many at once. */
public final class MessageModel {

    // [impl->rule~understanding.model-file~1]
    private static final byte[] MARK = "JIEBAN-MODEL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private final List<String> labels;
    private final double[] usual;
    private final Members members;
    private final Calibration calibration;

    MessageModel(List<String> labels, double[] usual, Members members, Calibration calibration) {
        this.labels = labels;
        this.usual = usual;
        this.members = members;
        this.calibration = calibration;
    }

    /** The labels it knows, in their order of writing. */
    public List<String> labels() {
        return labels;
    }

    /**
     * What a message is about. Where nothing in it is known, every label is as likely as it was among
     * the messages learned from.
     */
    public Judgement judge(Wording wording) {
        double[] confidences = confidences(Feature.bag(wording));
        return new Judgement(
                IntStream.range(0, labels.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer at) -> -confidences[at]))
                        .map(at -> new Judgement.Guess(labels.get(at), confidences[at]))
                        .toList());
    }

    /** The words of a text that speak most for a label, the strongest first. */
    List<String> reasons(Wording wording, String label, int most) {
        int at = labels.indexOf(label);
        return at < 0
                ? List.of()
                : Reasons.of(
                        wording, members.additions(Feature.bag(wording), at, labels.size()), most);
    }

    // [impl->rule~understanding.every-row~1]
    private double[] confidences(Feature.Bag bag) {
        double[][] scores = members.scores(bag);
        return scores.length == 0 ? usual : calibration.confidences(scores);
    }

    /** Writes the model: a mark, the version, the length, the model, its check sum (CRC-32). */
    public void write(OutputStream to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(labels.size());
        for (int at = 0; at < labels.size(); at++) {
            out.writeUTF(labels.get(at));
            out.writeDouble(usual[at]);
        }
        members.write(out);
        calibration.write(out);
        var file = new DataOutputStream(to);
        file.write(MARK);
        file.writeInt(VERSION);
        Numbers.write(file, bytes.toByteArray());
        file.writeLong(sum(bytes.toByteArray()));
        file.flush();
    }

    /**
     * Reads a model.
     *
     * @throws NotAModelException when it is none, is damaged, or is of another version
     */
    public static MessageModel read(InputStream from) throws IOException, NotAModelException {
        var file = new DataInputStream(from);
        if (!Arrays.equals(file.readNBytes(MARK.length), MARK)) {
            throw new NotAModelException("不是接办的模型文件", "not a model of Jieban");
        }
        try {
            int version = file.readInt();
            if (version != VERSION) {
                throw new NotAModelException(
                        "模型文件是第 %d 版,本程序读第 %d 版,请重新训练".formatted(version, VERSION),
                        "a model of version %d; this program reads version %d: train again"
                                .formatted(version, VERSION));
            }
            byte[] bytes = Numbers.bytes(file);
            if (file.readLong() != sum(bytes)) {
                throw new NotAModelException("模型文件已损坏", "the model is damaged");
            }
            return read(bytes);
        } catch (EOFException cut) {
            throw new NotAModelException("模型文件不完整", "the model is cut off");
        }
    }

    private static MessageModel read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        int count = in.readInt();
        var labels = new ArrayList<String>();
        var usual = new double[count];
        for (int at = 0; at < count; at++) {
            labels.add(in.readUTF());
            usual[at] = in.readDouble();
        }
        var members = Members.read(in);
        return new MessageModel(List.copyOf(labels), usual, members, Calibration.read(in));
    }

    private static long sum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
