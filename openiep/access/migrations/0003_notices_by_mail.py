from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_outboxmail"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outboxmail",
            name="kind",
            field=models.CharField(
                choices=[("invitation", "Invitation"), ("code", "Code"), ("notice", "Notice")],
                max_length=12,
            ),
        ),
    ]
